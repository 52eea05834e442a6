// The engine beside the page, so that typing never waits for it.
import { Engine, type Request } from "./host";

let engine: Promise<Engine> | undefined;

self.onmessage = async (event: MessageEvent<{ module?: WebAssembly.Module; number?: number; request?: Request }>) => {
  const { module, number, request } = event.data;
  if (module) {
    engine = Engine.start(module);
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
