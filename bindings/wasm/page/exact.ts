// Exact amounts as the engine writes them ("333333333", "1000000000/3"), and how people read them. No binary fractions.

export interface Ratio {
  n: bigint;
  d: bigint; // above 0
}

export function ratio(text: string): Ratio {
  const [n, d] = text.split("/");
  return { n: BigInt(n || "0"), d: BigInt(d ?? "1") };
}

export const plus = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const times = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.n, d: a.d * b.d });
export const below = (a: Ratio, b: Ratio): boolean => a.n * b.d < b.n * a.d;

/// For drawing and ordering alone, never for what is shown.
export const rough = (text: string | null | undefined): number => {
  if (!text) return 0;
  const { n, d } = ratio(text);
  return Number((n * 1000n) / d) / 1000;
};

export function floor({ n, d }: Ratio): bigint {
  const q = n / d;
  return n % d !== 0n && n < 0n ? q - 1n : q;
}

const grouped = (value: bigint): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ",");

/// "3億3,333万3,333円"; "6,666万6,666円と2/3円" where a part of a yen is over.
export function okuman(text: string, english = false): string {
  const { n, d } = ratio(text);
  if (n < 0n) return `−${okuman(text.slice(1), english)}`;
  const whole = n / d;
  const rest = n % d === 0n ? "" : ` ${n % d}/${d}`;
  if (english) return `¥${grouped(whole)}${rest}`;
  const units: [bigint, string][] = [
    [10n ** 16n, "京"],
    [10n ** 12n, "兆"],
    [10n ** 8n, "億"],
    [10n ** 4n, "万"],
    [1n, ""],
  ];
  if (whole >= 10n ** 20n) return `${grouped(whole)}円${rest && `と${rest.trim()}円`}`;
  let left = whole;
  let out = "";
  for (const [size, name] of units) {
    const count = left / size;
    left %= size;
    if (count > 0n) out += grouped(count) + name;
  }
  return `${out || "0"}円${rest && `と${rest.trim()}円`}`;
}

/// "3000万円" as this page writes it: "3,000万円".
export const withCommas = (text: string): string => text.replace(/(?<![\d./])\d{4,}(?=[兆億万円])/g, (digits) => grouped(BigInt(digits)));

/// "333,333,333円".
export function yen(text: string, english = false): string {
  const { n, d } = ratio(text);
  const sign = n < 0n ? "−" : "";
  const size = n < 0n ? -n : n;
  const rest = size % d === 0n ? "" : ` ${size % d}/${d}`;
  return english ? `${sign}¥${grouped(size / d)}${rest}` : `${sign}${grouped(size / d)}円${rest && `と${rest.trim()}円`}`;
}

/// "令和7年7月25日（2025-07-25）".
export function day(text: string, english = false): string {
  const [y, m, d] = text.split("-").map(Number) as [number, number, number];
  if (english) return text;
  const era = y >= 2019 ? `令和${y === 2019 ? "元" : y - 2018}年` : `平成${y - 1988}年`;
  return `${era}${m}月${d}日（${y}/${m}/${d}）`;
}
