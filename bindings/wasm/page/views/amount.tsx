// Amounts in words and as a bar from least to greatest.
import type { Amount } from "../state";
import { okuman, rough, yen } from "../exact";
import { lang, say } from "../words";

const english = (): boolean => lang.value === "en";

/// What an answer says of yen: one amount, at most one, a range, or that the page leaves it open.
export function amountWords(of: Amount): string {
  const say_yen = (text: string): string => okuman(text, english());
  const range = (from: string, to: string): string => `${from === "0" ? "0" : say_yen(from)}${english() ? "–" : "〜"}${say_yen(to)}`;
  switch (of.status) {
    case "ineligible": return say("対象外", "not eligible");
    case "not_computable": return say("額の定めなし", "no amount stated");
    case "exact": return say_yen(of.min!);
    case "maximum":
      if (of.low !== null) return say(`最大 ${say_yen(of.low)}`, `up to ${say_yen(of.low)}`);
      return of.max !== null ? say(`${say_yen(of.max)} まで`, `up to ${say_yen(of.max)}`) : say("上限の記載なし", "no top stated");
    case "maximum_interval":
      return of.high === null
        ? say(`最大 ${say_yen(of.low ?? "0")} 以上`, `up to ${say_yen(of.low ?? "0")} or more`)
        : say("最大 ", "up to ") + range(of.low!, of.high);
    case "open":
      if (of.high !== null && of.low === of.high) return say(`未定（書かれた率なら ${say_yen(of.high)}）`, `open (${say_yen(of.high)} at the listed rate)`);
      if (of.high !== null) return say(`未定（書かれた率なら ${range(of.low!, of.high)}）`, `open (${range(of.low!, of.high)} at the listed rates)`);
      return of.max !== null ? say(`未定 ${say_yen(of.max)} まで`, `open, up to ${say_yen(of.max)}`) : say("未定", "open");
    default:
      if (of.max === null) return of.min === "0" || of.min === null ? say("額はまだ分からない", "amount not known yet") : say(`${say_yen(of.min)} 以上`, `${say_yen(of.min)} or more`);
      return range(of.min ?? "0", of.max);
  }
}

/// The exact yen behind the words.
export function amountExact(of: Amount): string {
  const say_yen = (text: string): string => yen(text, english());
  if (of.status === "not_computable" || of.status === "ineligible") return "";
  const low = of.low ?? of.min;
  const high = of.high ?? of.max;
  if (low === null && high === null) return "";
  if (low === high) return say_yen(low!);
  return `${say_yen(low ?? "0")}〜${high === null ? "" : say_yen(high)}`;
}

export function AmountWords({ of, short }: { of: Amount; short?: boolean }) {
  const open = of.status === "open" || (of.max === null && of.status !== "not_computable");
  return (
    <span class={open ? "undecided" : undefined} title={short ? amountExact(of) || undefined : undefined}>
      {amountWords(of)}
    </span>
  );
}

/// On a scale that has a mark for every tenfold from 1万円 to 1000億円, so that small and great amounts stand in one list.
function place(text: string | null): number {
  const yen = rough(text);
  if (yen <= 1e4) return 0;
  return Math.min(100, ((Math.log10(yen) - 4) / 7) * 100);
}

export function RangeBar({ of }: { of: Amount }) {
  if (of.status === "not_computable" || of.status === "ineligible") return null;
  const from = place(of.min);
  const endless = of.max === null;
  const to = endless ? 100 : place(of.max);
  if (!endless && to === 0) return null;
  const stated = of.high === null ? undefined : place(of.high);
  return (
    <span class="bar" aria-hidden="true">
      <span class={endless ? "span endless" : "span"} style={{ left: `${from}%`, width: `${Math.max(to - from, 1.5)}%` }} />
      {stated !== undefined && <span class="mark" style={{ left: `${stated}%` }} />}
    </span>
  );
}
