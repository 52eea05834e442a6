// The engine beside the page, so that typing never waits for it.
import { Engine, type Request } from "./host";
import { unpack } from "./unpack";

let engine: Promise<Engine> | undefined;

self.onmessage = async (event: MessageEvent<{ packed?: string; number?: number; request?: Request }>) => {
  const { packed, number, request } = event.data;
  if (packed) {
    engine = unpack(packed).then((module) => Engine.start(module));
    engine.then(
      () => self.postMessage({ ready: true }),
      (error) => self.postMessage({ broken: String(error) }),
    );
    return;
  }
  try {
    self.postMessage({ number, answer: (await engine!).ask(request!) });
  } catch (error) {
    self.postMessage({ number, answer: { failed: String(error) } });
  }
};
