// The module that the page carries: packed by xz, in base64.
import { XzReadableStream } from "xz-decompress";

export async function unpack(base64: string): Promise<WebAssembly.Module> {
  const packed = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  return WebAssembly.compile(await new Response(new XzReadableStream(new Blob([packed]).stream())).arrayBuffer());
}
