// The engine's module and how to ask it: JSON in, JSON out, both as UTF-8 in its memory.

export type Request = { about: string } & Record<string, unknown>;

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  santei_room: (size: number) => number;
  santei_answer: () => number;
  santei_length: () => number;
}

/// The system calls that the C++ library names; the engine opens no file and has no clock.
function system(memory: () => WebAssembly.Memory): WebAssembly.Imports {
  const none = () => 0;
  const refused = () => 52; // ENOSYS
  const names: Record<string, Function> = {
    fd_write: (_fd: number, parts: number, count: number, written: number) => {
      const view = new DataView(memory().buffer);
      let size = 0;
      for (let i = 0; i < count; ++i) size += view.getUint32(parts + 8 * i + 4, true);
      view.setUint32(written, size, true);
      return 0;
    },
    environ_sizes_get: (count: number, size: number) => {
      const view = new DataView(memory().buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
    environ_get: none,
    clock_time_get: (_clock: number, _precision: bigint, to: number) => {
      new DataView(memory().buffer).setBigUint64(to, BigInt(Math.round(performance.now() * 1e6)), true);
      return 0;
    },
    proc_exit: (code: number) => {
      throw new Error(`the engine stopped: ${code}`);
    },
  };
  const calls = new Proxy({}, { get: (_, name) => names[String(name)] ?? refused, has: () => true });
  const rest = new Proxy({}, { get: () => none, has: () => true });
  return { wasi_snapshot_preview1: calls as WebAssembly.ModuleImports, env: rest as WebAssembly.ModuleImports };
}

export class Engine {
  private constructor(private readonly exports: Exports) {}

  static async start(module: WebAssembly.Module): Promise<Engine> {
    let made: Exports | undefined;
    const instance = await WebAssembly.instantiate(module, system(() => made!.memory));
    made = instance.exports as unknown as Exports;
    made._initialize?.();
    return new Engine(made);
  }

  ask(request: Request): any {
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    const { exports } = this;
    const at = exports.santei_room(bytes.length) >>> 0;
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    const answer = exports.santei_answer() >>> 0;
    return JSON.parse(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, answer, exports.santei_length() >>> 0)));
  }
}
