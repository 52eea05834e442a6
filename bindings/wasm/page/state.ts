// What the page knows: the company, what is chosen, and the answers. All that a person said stands in the address's fragment.
import { batch, computed, effect, signal } from "@preact/signals";
import overview from "virtual:overview";
import { ask, forget } from "./engine/client";
import { rough, withCommas } from "./exact";
import { lang, type Group } from "./words";

export interface Choice {
  key: string;
  label: string;
  parent: string;
}
export interface Fact {
  key: string;
  label: string;
  type: string;
  unit: string;
  expected: string;
  choices: Choice[];
}
export interface Measure {
  id: string;
  scope: string;
  programme: string;
  title: string;
  frame: string;
  edition: string;
  edition_title: string;
  from: string;
  to: string;
  kind: string;
  pays: boolean;
  page: string;
  source: string;
  department: string;
  cost: string;
  reads: string[];
}
export interface Amount {
  status: string;
  min: string | null;
  max: string | null;
  low: string | null;
  high: string | null;
  unrounded_low: string | null;
  unrounded_high: string | null;
  tight: boolean;
}
export interface Problem {
  level: string;
  code: string;
  text: string;
  help: string;
}
export interface Row {
  id: string;
  group: string;
  verdict: string;
  amount: Amount;
  premises: string[];
  deciding: string[];
  missing: { key: string; label: string; decides: string | null }[];
  notes: string[];
  problems?: Problem[];
}
export interface Told {
  read: string;
  note: string;
  problems: Problem[];
}
export interface Question {
  key: string;
  decides: string | null;
  measures: number;
  fact: Fact;
}

/// The fields that every company is asked for, in their order.
export const usual = ["applicant_kind", "industry", "company_size", "capital", "employees", "prefecture", "investment", "eligible_cost"];

export type View = "measure" | "several" | "table" | "rule";
export const views: View[] = ["measure", "several", "table", "rule"];

// Said by the person.
export const company = signal("");
export const facts = signal<Record<string, string>>({}); // as written; "programme/measure.key" for one measure
export const asked = signal<string[]>([]); // keys of fields beside the usual ones, in the order they were added
export const chosen = signal("");
export const confirmed = signal<Set<string>>(new Set()); // 前提 that are ticked, by their text
export const together = signal<string[]>([]); // measures to see side by side
export const view = signal<View>("measure");
export const words = signal("");
export const shown = signal<Set<Group>>(new Set<Group>(["certain", "premised", "open"]));
export const items = signal<{ name: string; amount: string }[]>([]); // costs to split over several measures

// Told by the engine.
export const declared = signal<Map<string, Fact>>(new Map());
export const measures = signal<Measure[]>([]);
export const told = signal<Record<string, Told>>({});
export const rows = signal<Map<string, Row>>(new Map());
export const questions = signal<Question[]>([]);
export const stale = signal(1); // answers that are not those of the facts
export const ready = signal(false);
export const failed = signal("");
export const notice = signal("");
/// Counts the answers that have become whole; what is shown of one measure is asked again then.
export const settled = signal(0);

export const measureOf = computed(() => new Map(measures.value.map((one) => [one.id, one])));
export const current = computed(() => measureOf.value.get(chosen.value));

export function groupOf(row: Row | undefined): Group {
  if (!row) return "open";
  if (row.problems) return "refused";
  if (row.group === "pays_nobody" || row.group === "impossible") return row.group;
  if (row.verdict !== "yes") return "open";
  return row.premises.every((one) => confirmed.value.has(one)) ? "certain" : "premised";
}

/// What orders a list: certain amounts, then amounts under 前提, then ranges by their certain lower end; an open top comes last of its like.
export function before(a: Row, b: Row): number {
  const order: Group[] = ["certain", "premised", "open", "refused", "impossible", "pays_nobody"];
  const by = order.indexOf(groupOf(a)) - order.indexOf(groupOf(b));
  if (by !== 0) return by;
  const unknown = groupOf(a) === "open";
  const ends = (row: Row): [number, number, number] => [
    rough(unknown ? row.amount.min : row.amount.low),
    row.amount.status === "not_computable" ? -1 : row.amount.status === "open" || (row.amount.max === null && row.amount.high === null) ? 0 : 1,
    rough(row.amount.high ?? row.amount.max),
  ];
  const [x, y] = [ends(a), ends(b)];
  return y[0] - x[0] || y[1] - x[1] || y[2] - x[2];
}

// The address. ~end counts what stands before it, so that a link cut short is noticed.

function written(): string {
  const out = new URLSearchParams();
  for (const [key, text] of Object.entries(facts.value)) if (text.trim() !== "") out.append(key, text);
  if (company.value) out.append("~name", company.value);
  if (chosen.value) out.append("~measure", chosen.value);
  if (view.value !== "measure") out.append("~view", view.value);
  for (const one of asked.value) out.append("~asked", one);
  for (const one of confirmed.value) out.append("~premise", one);
  for (const one of together.value) out.append("~with", one);
  for (const one of items.value) if (one.name || one.amount) out.append("~item", `${one.name}=${one.amount}`);
  if (lang.value !== "ja") out.append("~lang", lang.value);
  const size = [...out].length;
  if (size === 0) return "";
  out.append("~end", String(size));
  return "#" + out.toString();
}

function read(fragment: string): void {
  const parts = [...new URLSearchParams(fragment.replace(/^#/, ""))];
  const given: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  let end: string | undefined;
  let count = 0;
  for (const [key, text] of parts) {
    if (key === "~end") {
      end = text;
      continue;
    }
    ++count;
    if (key.startsWith("~")) (lists[key] ??= []).push(text);
    else given[key] = text;
  }
  const broken = parts.length > 0 && (end !== String(count) || parts.some(([key, text]) => (key + text).includes("\ufffd")));
  batch(() => {
    facts.value = given;
    company.value = lists["~name"]?.[0] ?? "";
    chosen.value = lists["~measure"]?.[0] ?? "";
    const wanted = lists["~view"]?.[0] as View | undefined;
    view.value = wanted && views.includes(wanted) ? wanted : "measure";
    asked.value = lists["~asked"] ?? [];
    confirmed.value = new Set(lists["~premise"] ?? []);
    together.value = lists["~with"] ?? [];
    items.value = (lists["~item"] ?? []).map((one) => {
      const at = one.lastIndexOf("=");
      return at < 0 ? { name: one, amount: "" } : { name: one.slice(0, at), amount: one.slice(at + 1) };
    });
    lang.value = lists["~lang"]?.[0] === "en" ? "en" : "ja";
    notice.value = broken ? "broken_link" : "";
  });
}

let typing = 0;

/// Called behind every change: a burst of typing is one step back.
function remember(): void {
  const fragment = written();
  if (fragment === location.hash || (fragment === "" && location.hash === "")) return;
  const now = Date.now();
  const target = fragment || location.pathname + location.search;
  if (now - typing < 1500) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  typing = now;
}

// The engine. One question at a time: what was typed last is told, then the answers are fetched a few at a time.

let again = false;
let first = true;
let running = false;

async function tellAll(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      if (!first) stale.value = Math.max(stale.value, 1); // the answers shown are those of other facts from now on
      first = false;
      const given = Object.fromEntries(Object.entries(facts.value).filter(([, text]) => text.trim() !== ""));
      const heard = await ask({ about: "tell", facts: given, lang: lang.value });
      if (heard.failed) throw new Error(heard.failed);
      forget();
      told.value = Object.fromEntries(heard.facts.map((one: Told & { key: string }) => [one.key, { ...one, read: withCommas(one.read) }]));
      stale.value = heard.stale;
      let most = 24;
      let left = stale.value;
      let seen = performance.now();
      let next = new Map(rows.value);
      while (left > 0 && !again) {
        const made = await ask({ about: "next", most: String(most), lang: lang.value });
        if (made.failed) throw new Error(made.failed);
        for (const row of made.rows as Row[]) next.set(row.id, row);
        left = made.stale;
        most = 48;
        // drawing the list takes longer than answering: it is drawn when all is there, or where that takes long
        if (left > 0 && !again && performance.now() - seen < 100) continue;
        batch(() => {
          rows.value = next;
          stale.value = left;
        });
        next = new Map(next);
        seen = performance.now();
      }
      if (again) continue;
      settled.value++;
      const open = await ask({ about: "questions", lang: lang.value });
      questions.value = open.questions ?? [];
    } while (again);
  } catch (error) {
    failed.value = String(error);
  } finally {
    running = false;
  }
}

function showCatalogue(of: { facts: unknown[]; measures: unknown[] }): void {
  batch(() => {
    declared.value = new Map((of.facts as Fact[]).map((one) => [one.key, one]));
    measures.value = of.measures as Measure[];
    ready.value = true;
  });
}

/// In English the engine says again how a fact is told.
async function readCatalogue(): Promise<void> {
  if (lang.value === "ja") return showCatalogue(overview);
  const made = await ask({ about: "overview", lang: lang.value });
  if (made.measures) showCatalogue(made);
}

export function begin(): void {
  read(location.hash);
  addEventListener("popstate", () => read(location.hash));
  addEventListener("hashchange", () => read(location.hash));
  showCatalogue(overview);
  if (Object.keys(facts.value).length === 0)
    batch(() => {
      rows.value = new Map((overview.rows as Row[]).map((one) => [one.id, one]));
      questions.value = overview.questions as Question[];
      stale.value = 0;
    });
  let language: string = "ja";
  effect(() => {
    void facts.value;
    const now = lang.value;
    if (now !== language) {
      language = now;
      void readCatalogue();
    }
    void tellAll();
  });
  effect(() => {
    void [facts.value, company.value, chosen.value, view.value, asked.value, confirmed.value, together.value, items.value, lang.value];
    remember();
  });
}

// What a person does.

export function setFact(key: string, text: string): void {
  const next = { ...facts.value };
  if (text === "") delete next[key];
  else next[key] = text;
  facts.value = next;
}

/// Shows a field for the fact beside the usual ones, and moves to it.
export function askFor(key: string): void {
  if (!usual.includes(key) && !asked.value.includes(key)) asked.value = [...asked.value, key];
  requestAnimationFrame(() => {
    const field = document.getElementById(`fact-${key}`);
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  });
}

export function choose(id: string): void {
  batch(() => {
    chosen.value = id;
    view.value = "measure";
  });
}

export function toggle<T>(of: Set<T>, one: T): Set<T> {
  const next = new Set(of);
  if (!next.delete(one)) next.add(one);
  return next;
}
