// Just enough of CSV to show its columns; the engine reads the table itself.
import type { Fact } from "./state";
import { folded } from "./search";

/// UTF-16 by its mark, UTF-8 where the bytes are, else what Windows in Japan writes (CP932, with ①, ㈱ and 髙).
export function decoderFor(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return "utf-8";
  } catch {
    return "shift_jis";
  }
}

/// The first record that is not empty, without its line break, and where the next begins.
export function firstRecord(text: string): { record: string; next: number } {
  let from = 0;
  while (text[from] === "\n" || text[from] === "\r") ++from;
  let inside = false;
  for (let at = from; at < text.length; ++at) {
    const one = text[at];
    if (one === '"') inside = !inside;
    else if (!inside && (one === "\n" || one === "\r")) return { record: text.slice(from, at), next: at + (one === "\r" && text[at + 1] === "\n" ? 2 : 1) };
  }
  return { record: text.slice(from), next: text.length };
}

export function cellsOf(record: string): string[] {
  const by = !record.includes(",") && record.includes("\t") ? "\t" : ",";
  const cells: string[] = [];
  let cell = "";
  let inside = false;
  for (let at = 0; at < record.length; ++at) {
    const one = record[at]!;
    if (inside && one === '"' && record[at + 1] === '"') cell += record[++at];
    else if (one === '"' && (inside || cell === "")) inside = !inside;
    else if (one === by && !inside) {
      cells.push(cell);
      cell = "";
    } else cell += one;
  }
  cells.push(cell);
  return cells;
}

export const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);

/// Names that people give to columns beside the labels.
const others: Record<string, string> = {
  所在地: "prefecture", 都道府県: "prefecture", 県名: "prefecture", 従業員: "employees", 社員数: "employees", 人数: "employees",
  設備投資額: "investment", 投資: "investment", 投資予定額: "investment", 経費: "eligible_cost", 補助対象経費: "eligible_cost",
  業種名: "industry", 資本: "capital", 会社規模: "company_size", 企業規模: "company_size", 区分: "company_size", 法人格: "applicant_kind",
};

/// The key of the fact that a header is called like, also with a unit behind it; empty where none is.
export function guess(header: string, facts: Fact[]): string {
  const name = folded(header.replace(/[（(][^（()）]*[)）]\s*$/, ""));
  if (name === "") return "";
  const found = facts.find((one) => folded(one.key) === name || folded(one.label) === name);
  return found?.key ?? Object.entries(others).find(([other]) => folded(other) === name)?.[1] ?? "";
}
