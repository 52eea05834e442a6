// How long the page takes, and what it weighs: node times.mjs [SLOWDOWN]. Prints; asserts nothing.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const slowdown = Number(process.argv[2] ?? 4);
const page = new URL("../../../build/page/index.html", import.meta.url);
const bytes = readFileSync(fileURLToPath(page));
console.log(`page ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const p = await browser.newPage();
const session = await p.context().newCDPSession(p);
await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
const start = Date.now();
await p.goto(page.href);
await p.waitForSelector(".rows .row");
console.log(`list there after ${Date.now() - start} ms`);
await p.waitForSelector(".rows[aria-busy=false]", { timeout: 300_000 });
console.log(`every measure answered, nothing known, after ${Date.now() - start} ms`);

const answered = (facts) =>
  p.evaluate(async (facts) => {
    const start = performance.now();
    const told = await window.santei({ about: "tell", facts });
    let rows = 0;
    for (let left = told.stale; left > 0; ) {
      const made = await window.santei({ about: "next", most: "48" });
      rows += made.rows.length;
      left = made.stale;
    }
    return { rows, ms: performance.now() - start };
  }, facts);
const known = { industry: "製造業", capital: "3000万円", employees: "45人", prefecture: "石川県", applicant_kind: "company" };
const cases = {
  "nothing known": [{}, { capital: "3000万円" }],
  "company known, another cost": [{ ...known, eligible_cost: "2億円" }, { ...known, eligible_cost: "3億円" }],
  "everything usual known, another investment": [{ ...known, eligible_cost: "2億円", investment: "2億円" }, { ...known, eligible_cost: "2億円", investment: "3億円" }],
};
for (const [name, pair] of Object.entries(cases)) {
  const times = [];
  let rows = 0;
  await answered(pair[0]);
  for (let i = 1; i <= 8; ++i) {
    const made = await answered(pair[i % 2]);
    times.push(made.ms);
    rows = made.rows;
  }
  times.sort((a, b) => a - b);
  console.log(`${name}: ${rows} measures anew in ${times[4].toFixed(1)} ms (least ${times[0].toFixed(1)})`);
}
await browser.close();
