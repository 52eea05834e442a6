// The page's side of the engine: a worker where the browser gives one to a page from a file, else the page itself.
import packed from "virtual:engine";
import { Engine, type Request } from "./host";
import { unpack } from "./unpack";
import EngineWorker from "./worker?worker&inline";

type Ask = (request: Request) => Promise<any>;

async function beside(): Promise<Ask> {
  const worker = new EngineWorker();
  const waiting = new Map<number, (answer: any) => void>();
  let count = 0;
  await new Promise<void>((done, failed) => {
    worker.onerror = () => failed(new Error("no worker"));
    worker.onmessage = (event) => (event.data.ready ? done() : failed(new Error(event.data.broken)));
    worker.postMessage({ packed });
  });
  worker.onmessage = (event: MessageEvent<{ number: number; answer: any }>) => {
    waiting.get(event.data.number)?.(event.data.answer);
    waiting.delete(event.data.number);
  };
  return (request) =>
    new Promise((done) => {
      waiting.set(++count, done);
      worker.postMessage({ number: count, request });
    });
}

async function within(): Promise<Ask> {
  const engine = await Engine.start(await unpack(packed));
  return async (request) => {
    await new Promise((next) => setTimeout(next));
    return engine.ask(request);
  };
}

let asking: Promise<Ask> | undefined;

/// Starts at the first question.
export async function ask(request: Request): Promise<any> {
  asking ??= beside().catch(within);
  return (await asking)(request);
}

const kept = new Map<string, Promise<any>>();

/// The same question about the same facts is asked once; `forget` is told when the facts have changed.
export function askOnce(request: Request): Promise<any> {
  const key = JSON.stringify(request);
  let answer = kept.get(key);
  if (!answer) kept.set(key, (answer = ask(request)));
  return answer;
}
export const forget = (): void => kept.clear();

declare global {
  interface Window {
    santei: typeof ask;
  }
}
/// For whoever opens the browser's console, and for tests.
window.santei = ask;
