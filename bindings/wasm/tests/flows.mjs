// What a person does with the page, in Debian's Chromium, from a file: node flows.mjs [NAME…]. Screenshots go to build/page/shots.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, copyFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const page = pathToFileURL(join(root, "build/page/index.html")).href;
const shots = join(root, "build/page/shots");
mkdirSync(shots, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const large = "large_growth_investment/large_investment@r6_supplementary";
const company = { industry: "製造業", capital: "3000万円", employees: "45人", prefecture: "石川県" };
/// A link as the page writes it: the number of parts stands at its end.
function link(parts) {
  const out = new URLSearchParams(parts);
  out.append("~end", String([...out].length));
  return "#" + out;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const flows = [];
const flow = (name, run, options = {}) => flows.push({ name, run, options });

async function settled(p) {
  await p.waitForSelector(".rows li, .empty", { state: "attached", timeout: 60_000 });
  await p.waitForFunction(() => !/計算して|computing/.test(document.querySelector(".status")?.textContent ?? "") && !document.querySelector("[aria-busy=true]"), null, { timeout: 60_000 });
}
const open = async (p, fragment = "") => {
  await p.goto(page + fragment);
  await settled(p);
};
const shot = (p, name, whole = false) => p.screenshot({ path: join(shots, `${name}.png`), fullPage: whole });
const sum = (p) => p.locator(".measure .sum > span").first();
async function serious(p) {
  await p.evaluate(axe);
  const found = await p.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}
const lines = (text) => text.trim().split("\n").map((line) => line.split(","));

flow("first visit to an exact answer", async (p) => {
  await open(p);
  await shot(p, "01-first");
  await p.locator("#fact-industry").fill("製造業");
  await p.locator("#fact-capital").fill("3,000万円");
  await p.locator("#fact-employees").fill("45");
  await p.locator("#fact-investment").fill("12億円");
  await p.getByLabel("制度を探す").fill("大規模成長");
  await p.locator(".row").first().click();
  await p.waitForSelector(".measure .clauses");
  await p.waitForFunction(() => /4億円/.test(document.querySelector(".measure .sum")?.textContent ?? ""));
  assert.match(await sum(p).innerText(), /最大 4億円/);
  assert.match(await p.locator(".measure").innerText(), /400,000,000円/);
  assert.match(await p.locator(".measure .clauses").innerText(), /10億円 以上[\s\S]*「※投資下限額は10億円」[\s\S]*2ページ/);
  await shot(p, "02-exact");
});

flow("premises ticked make it 対象", async (p) => {
  await open(p, link({ ...company, investment: "12億円", "~measure": large }));
  await p.waitForSelector(".ticks input");
  assert.match(await p.locator(".measure .head .verdict").innerText(), /前提を満たせば対象/);
  await p.locator(".ticks input").first().check();
  assert.match(await p.locator(".measure .head .verdict").innerText(), /^◎\s*対象$/);
});

flow("nothing known: every measure with what to ask next, no open top first", async (p) => {
  await open(p);
  const groups = await p.locator(".row").evaluateAll((all) => all.map((one) => one.dataset.group));
  assert.ok(groups.length > 50);
  assert.ok((await p.locator(".company .next li").count()) > 0);
  const first = await p.locator(".row").first().innerText();
  assert.doesNotMatch(first, /未定|額はまだ分からない/);
  assert.deepEqual(await serious(p), []);
});

flow("wrong input is told beside its field and nothing else is lost", async (p) => {
  await open(p, link(company));
  const before = await p.locator(".row").count();
  await p.locator("#fact-capital").fill("三千万えん?");
  await p.waitForSelector(".field.wrong");
  const wrong = p.locator(".field.wrong").first();
  assert.match(await wrong.innerText(), /資本金/);
  assert.doesNotMatch(await wrong.innerText(), /エラー|undefined|std::/);
  assert.equal(await p.locator("#fact-capital").inputValue(), "三千万えん?");
  await settled(p);
  assert.ok((await p.locator(".row").count()) >= before - 30);
  await shot(p, "03-wrong");
});

flow("typing keeps the focus and is read back", async (p) => {
  await open(p);
  await p.locator("#fact-capital").focus();
  await p.keyboard.type("150,000,000", { delay: 30 });
  assert.equal(await p.evaluate(() => document.activeElement?.id), "fact-capital");
  await p.waitForFunction(() => /1億5,000万円/.test(document.getElementById("fact-capital-about")?.textContent ?? ""));
});

flow("back undoes", async (p) => {
  await open(p);
  await p.locator("#fact-prefecture").selectOption("ishikawa");
  await p.waitForTimeout(1700);
  await p.locator("#fact-prefecture").selectOption("toyama");
  await p.waitForTimeout(200);
  await p.goBack();
  await p.waitForFunction(() => document.getElementById("fact-prefecture")?.value === "ishikawa");
});

flow("search by name, ministry, page and kana", async (p) => {
  await open(p);
  const search = p.getByLabel("制度を探す");
  const titles = async (text) => {
    await search.fill(text);
    await p.waitForTimeout(150);
    return (await p.locator(".row .title").allInnerTexts()).join("\n");
  };
  assert.match(await titles("持続化"), /持続化補助金/);
  assert.match(await titles("じぞくか"), /持続化補助金/);
  assert.match(await titles("ジゾクカ"), /持続化補助金/);
  assert.match(await titles("58"), /A類型/);
  assert.match(await titles("産業創造課"), /大規模成長投資補助金/);
  await search.fill("ぬぬぬ");
  await p.waitForSelector(".list .empty");
  assert.match(await p.locator(".list .empty").innerText(), /当てはまる制度はありません/);
});

flow("a link carries the case", async (p, context) => {
  await open(p);
  await p.getByLabel("名前").fill("山田製作所");
  await p.locator("#fact-investment").fill("20億円");
  await p.getByLabel("制度を探す").fill("大規模成長");
  await p.locator(".row").first().click();
  await p.waitForSelector(".measure .clauses");
  const other = await context.newPage();
  await other.goto(p.url());
  await settled(other);
  assert.equal(await other.locator("#fact-investment").inputValue(), "20億円");
  assert.equal(await other.getByLabel("名前").inputValue(), "山田製作所");
  await other.waitForSelector(".measure .clauses");
});

flow("a damaged link fills in what it holds and says so", async (p) => {
  await open(p, link({ ...company, "~measure": large }).slice(0, -22) + "%E3%8");
  assert.match(await p.locator(".notice").innerText(), /リンクの一部が欠けている/);
  assert.equal(await p.locator("#fact-capital").inputValue(), "3000万円");
});

flow("a client named <script> is a name", async (p) => {
  await p.addInitScript(() => (window.bad = 0));
  const name = '<script>window.bad=1</script><img src=x onerror="window.bad=1">';
  await open(p, link({ "~name": name, industry: name, [name]: name, "~premise": name, "~measure": name, "~with": name, "~view": name }));
  assert.equal(await p.getByLabel("名前").inputValue(), name);
  await p.emulateMedia({ media: "print" });
  await p.waitForTimeout(300);
  assert.equal(await p.evaluate(() => window.bad), 0);
  assert.match(await p.locator(".report h1").innerText(), /<script>/);
});

flow("the curve by arrow keys, exact at every stop", async (p) => {
  await open(p, link({ ...company, investment: "12億円", "~measure": large }));
  const slider = p.locator(".measure .slide input");
  await slider.waitFor();
  await slider.focus();
  await p.keyboard.press("ArrowRight");
  await p.waitForFunction(() => /のとき 最大/.test(document.querySelector(".measure .slide input")?.getAttribute("aria-valuetext") ?? ""));
  assert.match(await p.locator(".measure .what-if").innerText(), /10億円 に 1円でも足りないと/);
  await p.locator(".measure .what-if").scrollIntoViewIfNeeded();
  await shot(p, "04-curve");
});

flow("open points are switches", async (p) => {
  await open(p, link({ ...company, eligible_cost: "3億円", "~measure": "productivity_revolution/growth_acceleration@r6_supplementary" }));
  await p.waitForSelector(".switch input, #open-rate_category");
  const radios = p.locator(".measure .switch input");
  const before = await sum(p).innerText();
  await radios.nth(1).check();
  await p.waitForFunction((old) => document.querySelector(".measure .sum > span")?.textContent !== old, before);
  await shot(p, "05-open-point", true);
});

flow("side by side, and costs split", async (p) => {
  const equipment = "energy_saving_investment/equipment_unit@r6_supplementary";
  const parts = new URLSearchParams({ industry: "製造業", capital: "3000万円", employees: "45人" });
  parts.append("~with", large);
  parts.append("~with", equipment);
  parts.append("~view", "several");
  parts.append("~item", "建屋=11億円");
  parts.append("~item", "空調=2億円");
  await open(p, link(parts));
  assert.equal(await p.locator(".card").count(), 2);
  await p.getByRole("button", { name: "分け方を調べる" }).click();
  await p.waitForSelector(".several [role=status] .sum, .several .field.wrong");
  await shot(p, "06-several", true);
  assert.match(await p.locator(".several").innerText(), /合計の見込み/);
  assert.deepEqual(await serious(p), []);
});

flow("below the least investment: ineligible, not uncomputed; a round that is over says so", async (p) => {
  await open(p, link({ ...company, investment: "9億9,999万円", "~measure": large }));
  await p.waitForSelector(".measure .clauses");
  assert.match(await p.locator(".measure").innerText(), /計算\s+対象外なので、計算はありません/);
  assert.match(await p.locator(".measure .gap").innerText(), /あと 1万円/);
  await p.locator("#fact-investment").fill("12億円");
  await settled(p);
  const first = p.locator(".row", { hasText: "1次" }).filter({ hasText: "大規模成長投資補助金" });
  assert.equal(await first.locator(".title").innerText(), "大規模成長投資補助金");
  assert.match(await first.innerText(), /受付終了（2024\/4\/30）/);
});

flow("what the boxes hide is a press away", async (p) => {
  await open(p, link({ ...company, investment: "12億円" }));
  await p.getByLabel("制度を探す").fill("持続化");
  const before = await p.locator(".row").count();
  await p.getByRole("button", { name: /^ほか \d+件も表示$/ }).click();
  assert.ok((await p.locator(".row").count()) > before);
  assert.ok((await p.locator('.row[data-group="impossible"]').count()) > 0);
});

flow("three measures side by side on a laptop; the case copied as a link", async (p, context) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(p, link({ ...company, investment: "12億円" }));
  for (const i of [0, 1, 2]) await p.locator(".rows .pick input").nth(i).check();
  await p.getByRole("button", { name: "並べる 3" }).click();
  await p.waitForFunction(() => document.querySelectorAll(".card").length === 3);
  const tops = await p.locator(".card").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  assert.equal(new Set(tops).size, 1);
  await p.getByRole("button", { name: "リンクをコピー" }).click();
  await p.waitForSelector("text=コピーしました");
  const copied = await p.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto("about:blank");
  await other.goto(copied);
  await settled(other);
  assert.equal(await other.locator("#fact-investment").inputValue(), "12億円");
  assert.equal(await other.locator(".card").count(), 3);
}, { viewport: { width: 1280, height: 800 } });

flow("a table in CP932 with ①㈱髙: columns shown, answered, saved", async (p) => {
  await open(p, link({ "~view": "table", "~with": large }));
  const bytes = readFileSync(fileURLToPath(new URL("companies_cp932.csv", import.meta.url)));
  await p.locator("#file").setInputFiles({ name: "会社①.csv", mimeType: "text/csv", buffer: bytes });
  await p.waitForSelector(".mapping");
  assert.match(await p.locator(".mapping").innerText(), /㈱髙橋製作所/);
  await p.getByRole("button", { name: "計算する" }).click();
  await p.waitForSelector("text=行を計算しました");
  const [download] = await Promise.all([p.waitForEvent("download"), p.getByRole("button", { name: "答えの CSV を保存" }).click()]);
  const text = readFileSync(await download.path(), "utf8");
  assert.match(text, /㈱髙橋製作所①/);
  assert.match(text, /,yes,maximum,0,500000000,500000000,500000000,/);
  assert.equal(text.trim().split(/\r?\n/).length, 4);
  await shot(p, "07-table");
  assert.deepEqual(await serious(p), []);
});

flow("a large table answers while the page stays usable", async (p) => {
  await open(p, link({ "~view": "table", "~with": large }));
  const row = "製造業,3000万円,45人,石川県,1500000000,備考の長い文字列を入れて大きな表にする\n";
  const size = Number(process.env.TABLE_MB ?? 50);
  const file = join(mkdtempSync(join(tmpdir(), "santei-")), "large.csv");
  const count = Math.floor((size << 20) / Buffer.byteLength(row));
  writeFileSync(file, "業種,資本金,従業員数,県,投資額,備考\n" + row.repeat(count));
  await p.locator("#file").setInputFiles(file);
  await p.waitForSelector(".mapping");
  await p.getByRole("button", { name: "計算する" }).click();
  await p.waitForFunction((all) => document.querySelector(".table-view [role=status]")?.textContent.includes(`${all.toLocaleString("ja")}行を計算しました`), count, { timeout: 240_000 });
});

/// A zip of stored or packed parts; sizes may be lies.
function zip(parts) {
  const local = [];
  const central = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), bytes);
    central.push(entry, Buffer.from(name));
    at += 30 + name.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
const book = (sheet) =>
  zip({
    "xl/workbook.xml": '<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="p"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/sharedStrings.xml": '<sst xmlns="m"><si><t>会社</t></si><si><t>業種</t><rPh><t>ギョウシュ</t></rPh></si><si><t>資本金</t></si><si><t>従業員数</t></si><si><t>投資額</t></si><si><r><t>㈱髙橋</t></r><r><t>製作所</t></r></si><si><t>製造業</t></si></sst>',
    "xl/worksheets/sheet1.xml": sheet,
  });

flow("an Excel workbook: its first sheet, numbers in all their digits", async (p) => {
  await open(p, link({ "~view": "table", "~with": large }));
  const sheet =
    '<worksheet xmlns="m"><sheetData><row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>' +
    '<row><c r="A2" t="s"><v>5</v></c><c r="B2" t="s"><v>6</v></c><c r="C2"><v>3.0E7</v></c><c r="D2"><v>45</v></c><c r="E2"><v>1500000000</v></c></row></sheetData></worksheet>';
  await p.locator("#file").setInputFiles({ name: "会社.xlsx", mimeType: "application/octet-stream", buffer: book(sheet) });
  await p.waitForSelector(".mapping");
  assert.match(await p.locator(".mapping").innerText(), /㈱髙橋製作所[\s\S]*30000000/);
  await p.getByRole("button", { name: "計算する" }).click();
  await p.waitForSelector("text=1行を計算しました");
  assert.match(await p.locator(".answers").innerText(), /5億円/);
});

flow("a zip bomb, a damaged and an old workbook: what to do instead", async (p) => {
  await open(p, link({ "~view": "table" }));
  const files = { "bomb.xlsx": book(Buffer.alloc(210 << 20, 0x20)), "bad.xlsx": Buffer.from("PK\x03\x04rest"), "old.xls": Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) };
  for (const [name, buffer] of Object.entries(files)) {
    await p.locator("#file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await p.waitForFunction((name) => document.querySelector(".table-view .field.wrong")?.textContent.includes(name), name);
    assert.match(await p.locator(".table-view .field.wrong").innerText(), /保存し/);
  }
});

flow("a rule is checked as it is written", async (p) => {
  await open(p, link({ "~view": "rule" }));
  await p.waitForSelector("text=例 3件のうち 3件が成り立ちます");
  await p.locator(".cm-content").click();
  await p.keyboard.press("Control+End");
  await p.keyboard.type("例 規模 = 中小企業, 対象経費 = 100万円 ならば 最大 60万円");
  await p.waitForSelector(".problems li");
  assert.match(await p.locator(".problems").innerText(), /50万円|E060/);
  await shot(p, "08-rule");
  const [saved] = await Promise.all([p.waitForEvent("download"), p.getByRole("button", { name: "規則を保存" }).click()]);
  assert.match(readFileSync(await saved.path(), "utf8"), /^使う 共通語彙[\s\S]*最大 60万円/);
  assert.deepEqual(await serious(p), []);
});

flow("printed: the company, a line each, a page a measure", async (p) => {
  await open(p, link({ ...company, investment: "20億円", "~name": "山田製作所", "~measure": large }));
  await p.waitForSelector(".report .sheet .steps", { state: "attached" });
  await p.emulateMedia({ media: "print" });
  const text = await p.locator(".report").innerText();
  assert.match(text, /山田製作所 様/);
  assert.match(text, /☐ 行為/);
  const line = (title) => p.locator(".report tr", { hasText: title }).first().innerText();
  assert.match(await line("大規模成長投資補助金"), /R6補正 2ページ/);
  assert.match(await line("大規模成長投資補助金 1次（受付終了）"), /公募の資料/);
  assert.match(text, /見積もりであり、採択や交付を約束するものではありません/);
  assert.ok(!(await p.locator(".screen").isVisible()));
  await p.pdf({ path: join(shots, "09-report.pdf"), preferCSSPageSize: true });
});

flow("in English", async (p) => {
  await open(p, link(company));
  await p.getByRole("button", { name: "English" }).click();
  await p.waitForSelector("text=What is within reach");
  assert.equal(await p.evaluate(() => document.documentElement.lang), "en");
  assert.match(p.url(), /~lang=en|%7Elang=en/);
  await shot(p, "10-english");
});

flow("by keyboard alone", async (p) => {
  await open(p, link({ ...company, investment: "12億円" }));
  await p.getByLabel("制度を探す").focus();
  await p.keyboard.type("大規模成長");
  await p.waitForTimeout(200);
  for (let i = 0; i < 12 && !(await p.evaluate(() => document.activeElement?.classList.contains("row"))); ++i) await p.keyboard.press("Tab");
  assert.ok(await p.evaluate(() => document.activeElement?.classList.contains("row")));
  await p.keyboard.press("Enter");
  await p.waitForSelector(".measure .clauses");
  for (let i = 0; i < 25 && !(await p.evaluate(() => document.activeElement?.matches(".ticks input"))); ++i) await p.keyboard.press("Tab");
  await p.keyboard.press("Space");
  assert.match(await p.locator(".measure .head .verdict").innerText(), /^◎\s*対象$/);
});

flow("on a phone of 320 px nothing runs over the edge", async (p) => {
  await open(p, link({ ...company, investment: "20億円", "~measure": large }));
  for (const [i, name] of ["会社", "受けられるもの", "くわしく"].entries()) {
    await p.locator(".stages button").nth(i).click();
    await p.waitForTimeout(400);
    const over = await p.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name}: ${over} px over`);
    await shot(p, `11-phone-${i + 1}`);
  }
  assert.deepEqual(await serious(p), []);
}, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

flow("dark", async (p) => {
  await open(p, link({ ...company, investment: "20億円", "~measure": large }));
  await p.waitForSelector(".measure .curve");
  await shot(p, "12-dark");
  assert.deepEqual(await serious(p), []);
}, { colorScheme: "dark" });

flow("copied to another folder it works", async (p) => {
  const copy = join(mkdtempSync(join(tmpdir(), "santei-")), "ページ 1.html");
  copyFileSync(fileURLToPath(page), copy);
  await p.goto(pathToFileURL(copy).href);
  await settled(p);
  assert.ok((await p.locator(".row").count()) > 50);
});

flow("the conformance cases get the same answers as in C++", async (p) => {
  await open(p);
  const cases = lines(readFileSync(join(root, "tests/conformance/cases.csv"), "utf8").replaceAll("\r", "")).slice(1);
  assert.ok(cases.length > 500);
  const answers = await p.evaluate(
    (all) => Promise.all(all.map(([id, facts]) => window.santei({ about: "case", id, facts: Object.fromEntries(facts.split(";").filter(Boolean).map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)])) }))),
    cases,
  );
  for (const [i, expected] of cases.entries()) {
    const { problem, verdict, amount } = answers[i];
    const got = problem ? [problem, "", "", "", "", "", "", "", "", ""] : ["", verdict, amount.status, amount.min, amount.max, amount.low, amount.high, amount.unrounded_low, amount.unrounded_high, amount.tight ? "tight" : "outer"];
    assert.deepEqual(got.map((one) => one ?? ""), expected.slice(2), expected.slice(0, 2).join(" "));
  }
});

const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const { name, run, options } of flows) {
  if (wanted.length > 0 && !wanted.some((one) => name.includes(one))) continue;
  const context = await browser.newContext({ viewport: { width: 1366, height: 820 }, locale: "ja-JP", bypassCSP: false, offline: true, ...options });
  const p = await context.newPage();
  const said = [];
  context.on("request", (request) => /^(file|blob|data):/.test(request.url()) || said.push(`asked for ${request.url()}`));
  p.on("pageerror", (error) => said.push(`threw ${error}`));
  p.on("console", (message) => message.type() === "error" && said.push(`said ${message.text()}`));
  const start = Date.now();
  try {
    await run(p, context);
    assert.deepEqual(said, []);
    ++passed;
    console.log(`ok    ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAIL  ${name}: ${String(error.message ?? error).slice(0, 1500)}\n${said.join("\n")}`);
    await p.screenshot({ path: join(shots, "failed.png") }).catch(() => {});
  }
  await context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
