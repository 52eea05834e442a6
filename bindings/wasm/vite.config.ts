// One file: script, style and engine inside the page, and a policy that lets nothing else run and nothing leave.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { Engine } from "./page/engine/host";

const wasm = fileURLToPath(new URL("../../build/wasm/engine.wasm", import.meta.url));

/// Two modules: the engine's code, gzipped, in base64; and what it says of the catalogue whatever the company, so that the page opens at once.
function engine(): Plugin {
  const made: Record<string, () => Promise<string>> = {
    "virtual:engine": async () => `export default "${gzipSync(readFileSync(wasm), { level: 9 }).toString("base64")}";`,
    "virtual:overview": async () => {
      const asked = await Engine.start(await WebAssembly.compile(readFileSync(wasm)));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(asked.ask({ about: "overview" })))});`;
    },
  };
  return {
    name: "engine",
    resolveId: (asked) => (asked in made ? "\0" + asked : undefined),
    load: (asked) => made[asked.slice(1)]?.(),
  };
}

/// Scripts run by their hash alone; no address may be asked. Behind all other plugins, on the file as it is written.
function policy(): Plugin {
  return {
    name: "policy",
    closeBundle() {
      const path = fileURLToPath(new URL("../../build/page/index.html", import.meta.url));
      const page = readFileSync(path, "utf8");
      const hashes = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(
        (script) => `'sha256-${createHash("sha256").update(script[1] ?? "").digest("base64")}'`,
      );
      const rule = [
        "default-src 'none'",
        `script-src ${hashes.join(" ")} 'wasm-unsafe-eval' blob:`,
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "worker-src blob:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
      ].join("; ");
      const mark = '<meta charset="utf-8">';
      writeFileSync(path, page.replace(mark, `${mark}\n    <meta http-equiv="Content-Security-Policy" content="${rule}">`));
    },
  };
}

export default defineConfig({
  plugins: [engine(), viteSingleFile(), policy()],
  worker: { format: "iife" },
  build: { outDir: "../../build/page", emptyOutDir: true, target: "es2022", modulePreload: false },
});
