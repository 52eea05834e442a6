// Finding measures by name, programme, ministry, page or reading, whatever width or kana they are typed in.
import readingOf from "./readings.json";
import type { Measure } from "./state";

/// Width, case and blanks do not count; カタカナ is ひらがな.
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s・、，,]/g, "")
    .replace(/[ァ-ヶ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60));
}

const readings: Record<string, string> = readingOf;
const known = new WeakMap<Measure, string>();

function textOf(of: Measure): string {
  let text = known.get(of);
  if (text === undefined) {
    text = folded([of.title, of.frame, of.programme, of.department, of.edition_title, of.id, ...[of.title, of.frame, of.programme, of.department].map((one) => readings[one] ?? "")].join("\n"));
    known.set(of, text);
  }
  return text;
}

export function matches(of: Measure, wanted: string): boolean {
  if (wanted === "") return true;
  const page = wanted.replace(/(ぺーじ|頁|p\.?)$/, "").replace(/^p\.?/, "");
  if (/^\d+[a-z]?$/.test(page) && of.page !== "") return of.page === page || (of.page.startsWith(page) && !/\d/.test(of.page[page.length] ?? "x"));
  return textOf(of).includes(wanted);
}
