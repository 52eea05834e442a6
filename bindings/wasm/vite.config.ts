// One file: script, style and engine inside the page, and a policy that lets nothing else run and nothing leave.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { Engine } from "./page/engine/host";

const wasm = fileURLToPath(new URL("../../build/wasm/engine.wasm", import.meta.url));

/// The code of a module is no text: literal bits of four and no alignment suit it. A third less than gzip, and browsers' own streams read no more than that.
const packed = (path: string): Buffer =>
  execFileSync("xz", ["--stdout", "--check=crc32", "--lzma2=preset=9e,lc=4,lp=0,pb=0", path], { maxBuffer: 1 << 28 });

/// Two modules: the engine's code, packed by xz, in base64; and what it says before anything is known of the company, so that the page opens at once.
function engine(): Plugin {
  const made: Record<string, () => Promise<string>> = {
    "virtual:engine": async () => `export default "${packed(wasm).toString("base64")}";`,
    "virtual:overview": async () => {
      const asked = await Engine.start(await WebAssembly.compile(readFileSync(wasm)));
      const overview = asked.ask({ about: "overview" });
      asked.ask({ about: "tell", facts: {} });
      const { rows } = asked.ask({ about: "next", most: String(overview.measures.length) });
      const { questions } = asked.ask({ about: "questions" });
      return `export default JSON.parse(${JSON.stringify(JSON.stringify({ ...overview, rows, questions }))});`;
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
