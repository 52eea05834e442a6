// The page's own words, Japanese first; what a rule or a diagnostic says comes from the engine.
import { signal } from "@preact/signals";

export type Language = "ja" | "en";
export const lang = signal<Language>("ja");

/// The words in the language of the page.
export const say = (ja: string, en: string): string => (lang.value === "ja" ? ja : en);

/// A key as words: "eligible_cost" is "Eligible cost".
const spelt = (key: string): string => {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/// What a fact or a choice is called; in English by its key, with the official term behind it.
export const termOf = (one: { key: string; label: string }): string =>
  lang.value === "ja" || one.key === one.label ? one.label : `${spelt(one.key)} (${one.label})`;

/// A refusal without the codes and keys that a program reads in it.
export const plainWords = (text: string): string => text.replace(/E\d{4}: /g, "").replace(/（[a-z_]+）/g, "").replace(/ 助言: /g, " → ");

/// The heads of clauses in the computation, as the field says them in English.
const clauseNames: Record<string, string> = {
  対象: "eligible if", 前提: "premise", 経費: "cost", 経費上限: "cap on cost", 経費下限: "least cost", 補助率: "rate", 上限額: "cap", 上限加算: "added to the cap",
  下限額: "floor", 最低額: "least amount", 定額: "fixed amount", 金額: "amount", 加算: "addition", 合計上限: "cap on the total", 端数: "rounding", 費目: "cost category",
  補助額: "grant", 負担: "shares", 流れ: "flow",
};
export const clauseName = (label: string): string => (lang.value === "ja" ? label : (clauseNames[label] ?? label));

export type Group = "certain" | "premised" | "open" | "impossible" | "pays_nobody" | "refused";
export const groups: Group[] = ["certain", "premised", "open", "impossible", "pays_nobody"];

export const sign: Record<Group, string> = {
  certain: "◎",
  premised: "○",
  open: "△",
  impossible: "×",
  pays_nobody: "－",
  refused: "？",
};

export function groupWords(of: Group): string {
  switch (of) {
    case "certain": return say("対象", "eligible");
    case "premised": return say("前提を満たせば対象", "eligible if the premises hold");
    case "open": return say("まだ分からない", "not known yet");
    case "impossible": return say("対象外", "not eligible");
    case "pays_nobody": return say("申請者に払う制度ではない", "pays no applicant");
    case "refused": return say("入力を見直すと分かる", "needs another input");
  }
}

export function kindWords(kind: string): string {
  const words: Record<string, [string, string]> = {
    subsidy_rate: ["補助（率）", "subsidy by rate"],
    subsidy_fixed: ["補助（定額）", "fixed subsidy"],
    subsidy_rate_or_fixed: ["補助（率・定額）", "subsidy by rate or fixed"],
    subsidy_unspecified: ["補助（率の記載なし）", "subsidy, no rate stated"],
    benefit: ["給付金", "benefit"],
    unit_price: ["単価による支援", "support by unit price"],
    interest_subsidy: ["利子補給", "interest subsidy"],
    repayment: ["返還", "repayment"],
    commission: ["委託", "commission"],
    investment: ["出資", "investment"],
    contribution: ["拠出金", "contribution"],
    grant_to_agency: ["交付金", "grant to an agency"],
    loan: ["貸付", "loan"],
    guarantee: ["債務保証", "guarantee"],
    unstated: ["種別の記載なし", "kind not stated"],
  };
  const found = words[kind];
  return found ? say(...found) : kind;
}

export const verdictSign = (of: string): string => (of === "yes" ? "○" : of === "no" ? "×" : "△");
export const verdictWords = (of: string): string =>
  of === "yes" ? say("満たす", "met") : of === "no" ? say("満たさない", "not met") : say("まだ分からない", "not known yet");

export const caveat = (): string =>
  say("見積もりであり、採択や交付を約束するものではありません。", "An estimate: it promises no adoption and no grant.");
