// The amount as a function of the cost: where the company stands, where it leaps, where more brings nothing; exact at every yen.
import { useEffect, useMemo, useState } from "preact/hooks";
import { askOnce } from "../engine/client";
import { below, minus, okuman, ratio, rough, yen, type Ratio } from "../exact";
import { declared, setFact, settled, type Amount } from "../state";
import { lang, say, termOf } from "../words";
import { amountWords } from "./amount";

interface Piece {
  from: string;
  to: string | null;
  from_closed: boolean;
  to_closed: boolean;
  slope: string;
  intercept: string;
  why: string;
}
interface Line {
  pieces: Piece[];
}
interface Cliff {
  at: string;
  beyond: boolean;
  size: string;
  before: string;
  after: string;
  why: string;
}
interface DeadZone {
  from: string;
  to: string | null;
  from_closed: boolean;
  amount: string;
  why: string;
}
export interface Curve {
  over: string;
  unit: string | null;
  stated_low: Line;
  stated_high: Line;
  possible_low: Line;
  possible_high: Line;
  rounding: string | null;
  cliffs: Cliff[];
  dead_zones: DeadZone[];
  point: { at: string; marginal: string | null; burden_low: string | null; burden_high: string | null } | null;
  problems?: { text: string; help: string }[];
}

const english = (): boolean => lang.value === "en";
const words = (text: string): string => okuman(text, english());
const textOf = ({ n, d }: Ratio): string => (d === 1n ? String(n) : n % d === 0n ? String(n / d) : `${n}/${d}`);

/// An amount before 端数, in whole yen and what is over.
function aboutWords(text: string): string {
  const { n, d } = ratio(text);
  return n % d === 0n ? words(text) : words(String(n / d)) + say("余り", " and a part");
}

/// The end of the axis: beyond every bend and the company's own point.
function reach(of: Curve): number {
  const ends = [of.stated_high, of.stated_low, of.possible_high].flatMap((line) => line.pieces.flatMap((one) => [rough(one.from), rough(one.to)]));
  const far = Math.max(...ends, 0);
  const own = of.point ? rough(of.point.at) : 0;
  const most = Math.max(far * 1.25, own * 1.25);
  return most > 0 ? most : 1e8;
}

/// A step that people count in: 1, 2 or 5 and zeros.
function nice(size: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(size, 1)));
  return [1, 2, 5, 10].map((one) => one * ten).find((one) => one >= size) ?? 10 * ten;
}

const box = { width: 560, height: 300, left: 84, right: 40, top: 16, bottom: 36 };

function Picture({ of, end, x, see }: { of: Curve; end: number; x: number; see: (x: number) => void }) {
  const main = of.stated_high.pieces.length > 0 ? of.stated_high : of.possible_high;
  const valueAt = (piece: Piece, at: number): number => rough(piece.slope) * at + rough(piece.intercept);
  const lines = [of.stated_low, of.stated_high, of.possible_high, of.possible_low];
  const top = Math.max(1, ...lines.flatMap((line) => line.pieces.flatMap((one) => [valueAt(one, rough(one.from)), valueAt(one, Math.min(one.to === null ? end : rough(one.to), end))]))) * 1.1;
  const px = (at: number): number => box.left + (at / end) * (box.width - box.left - box.right);
  const py = (value: number): number => box.height - box.bottom - (value / top) * (box.height - box.top - box.bottom);
  const path = (line: Line): string =>
    line.pieces
      .filter((one) => rough(one.from) <= end)
      .map((one) => {
        const from = rough(one.from);
        const to = Math.min(one.to === null ? end : rough(one.to), end);
        return `M${px(from).toFixed(2)} ${py(valueAt(one, from)).toFixed(2)}L${px(to).toFixed(2)} ${py(valueAt(one, to)).toFixed(2)}`;
      })
      .join("");
  const same = (a: Line, b: Line): boolean => JSON.stringify(a.pieces.map((one) => [one.from, one.slope, one.intercept])) === JSON.stringify(b.pieces.map((one) => [one.from, one.slope, one.intercept]));
  const across = nice(end / 5);
  const up = nice(top / 4);
  const ticks = (step: number, most: number): number[] => Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const own = of.point ? rough(of.point.at) : undefined;
  const at = main.pieces.find((one) => rough(one.from) <= x && (one.to === null || x <= rough(one.to)));
  const move = (event: PointerEvent): void => {
    const svg = event.currentTarget as SVGSVGElement;
    const frame = svg.getBoundingClientRect();
    const where = ((event.clientX - frame.left) / frame.width) * box.width;
    see(Math.min(end, Math.max(0, ((where - box.left) / (box.width - box.left - box.right)) * end)));
  };
  return (
    <svg class="curve" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true" onPointerMove={move} onPointerDown={move}>
      {ticks(up, top).map((one) => (
        <g key={`y${one}`}>
          <line class="grid" x1={box.left} x2={box.width - box.right} y1={py(one)} y2={py(one)} />
          <text x={box.left - 8} y={py(one) + 4} text-anchor="end">
            {words(String(Math.round(one)))}
          </text>
        </g>
      ))}
      {ticks(across, end).map((one) => (
        <text key={`x${one}`} x={px(one)} y={box.height - 12} text-anchor="middle">
          {words(String(Math.round(one)))}
        </text>
      ))}
      {!same(of.possible_high, of.stated_high) && <path class="possible" d={path(of.possible_high)} />}
      {!same(of.stated_low, of.stated_high) && <path class="lower" d={path(of.stated_low)} />}
      <path class="main" d={path(main)} />
      {of.cliffs
        .filter((one) => rough(one.at) <= end)
        .map((one) => (
          <g key={one.at}>
            <line class="leap" x1={px(rough(one.at))} x2={px(rough(one.at))} y1={py(rough(one.before))} y2={py(rough(one.after))} />
            <circle class="open" cx={px(rough(one.at))} cy={py(rough(one.beyond ? one.after : one.before))} r="3.5" />
            <circle class="full" cx={px(rough(one.at))} cy={py(rough(one.beyond ? one.before : one.after))} r="3.5" />
          </g>
        ))}
      {own !== undefined && own <= end && (
        <g>
          <line class="own" x1={px(own)} x2={px(own)} y1={box.top} y2={box.height - box.bottom} />
          <text class="own" x={px(own) + (own > end * 0.7 ? -6 : 6)} y={box.top + 10} text-anchor={own > end * 0.7 ? "end" : "start"}>
            {say("いまの計画", "the plan")}
          </text>
        </g>
      )}
      <line class="here" x1={px(x)} x2={px(x)} y1={box.top} y2={box.height - box.bottom} />
      {at && <circle class="full" cx={px(x)} cy={py(valueAt(at, x))} r="4.5" />}
      <line class="axis" x1={box.left} x2={box.width - box.right} y1={py(0)} y2={py(0)} />
    </svg>
  );
}

function Cliffs({ of, from }: { of: Curve; from: string | undefined }) {
  if (of.cliffs.length === 0 && of.dead_zones.length === 0) return null;
  const distance = (at: string): string | undefined => {
    if (from === undefined) return undefined;
    const gap = minus(ratio(at), ratio(from));
    return gap.n > 0n ? say(`いまの計画から、あと ${words(textOf(gap))}`, `${words(textOf(gap))} more than the plan`) : undefined;
  };
  return (
    <ul class="plain-list">
      {of.cliffs.map((one) => {
        const down = one.size.startsWith("-");
        const size = aboutWords(one.size.replace(/^-/, ""));
        const gap = distance(one.at);
        return (
          <li key={one.at + String(one.beyond)}>
            {one.beyond
              ? down
                ? say(`${words(one.at)} を 1円でも超えると ${size} 減ります`, `above ${words(one.at)} by one yen: ${size} less`)
                : say(`${words(one.at)} を 1円でも超えると ${size} 増えます`, `above ${words(one.at)} by one yen: ${size} more`)
              : down
                ? say(`${words(one.at)} に届くと ${size} 減ります`, `at ${words(one.at)}: ${size} less`)
                : say(`${words(one.at)} に 1円でも足りないと ${size} 少なくなります`, `one yen below ${words(one.at)}: ${size} less`)}
            {gap && <strong class="gap">{gap}</strong>}
          </li>
        );
      })}
      {of.dead_zones.map((one) => (
        <li key={one.from + "zone"}>
          {one.to === null
            ? say(`${aboutWords(one.from)} から先は、増やしても補助額は ${aboutWords(one.amount)} のままです`, `from ${aboutWords(one.from)} on, more cost brings no more than ${aboutWords(one.amount)}`)
            : one.amount === "0"
              ? say(`${aboutWords(one.to)} までは補助額が出ません`, `up to ${aboutWords(one.to)} nothing is granted`)
              : say(`${aboutWords(one.from)} から ${aboutWords(one.to)} までは、増やしても補助額は増えません`, `from ${aboutWords(one.from)} to ${aboutWords(one.to)} more cost brings nothing`)}
        </li>
      ))}
    </ul>
  );
}

export function CurveView({ id, over, title }: { id: string; over: string; title: string }) {
  const [of, put] = useState<Curve>();
  const [x, see] = useState<number>();
  const [there, tell] = useState<{ x: string; amount: Amount }>();
  const at = settled.value;
  const language = lang.value;
  useEffect(() => {
    let stays = true;
    void askOnce({ about: "curve", id, over, lang: language }).then((made) => {
      if (!stays) return;
      put(made);
    });
    return () => {
      stays = false;
    };
  }, [id, over, at, language]);
  useEffect(() => see(undefined), [id, over]);
  const fine = of && !of.problems && of.stated_low ? of : undefined;
  const end = useMemo(() => (fine ? nice(reach(fine) / 10) * 10 : 1), [fine]);
  const step = nice(end / 1000);
  const own = fine?.point ? rough(fine.point.at) : undefined;
  const here = x ?? own ?? end / 2;
  const exact = x === undefined && fine?.point ? fine.point.at : String(Math.round(here / step) * step);
  useEffect(() => {
    let stays = true;
    if (fine) void askOnce({ about: "at", id, over, x: exact }).then((made) => stays && made.x && tell(made));
    return () => {
      stays = false;
    };
  }, [fine, exact]);
  if (of?.problems)
    return (
      <section>
        <h4>{say("費用を変えると", "If the cost changes")}</h4>
        <p class="about">{of.problems[0]?.text}</p>
      </section>
    );
  if (!fine) return null;
  const label = termOf(declared.value.get(over) ?? { key: over, label: over });
  if (fine.stated_high.pieces.length === 0 && fine.possible_high.pieces.length === 0) return null;
  const amount = there?.x === exact ? there.amount : undefined;
  const high = amount?.high ?? null;
  const burden = amount && high !== null && amount.low === high && !below(ratio(exact), ratio(high)) ? textOf(minus(ratio(exact), ratio(high))) : undefined;
  const now = amount ? amountWords(amount) : "";
  return (
    <section class="what-if">
      <h4>{say(`${label}を変えると`, `If this changes: ${label}`)}</h4>
      <Picture of={fine} end={end} x={here} see={(where) => see(Math.round(where / step) * step)} />
      <label class="slide">
        <span>{say(`${label}（左右の矢印キーでも動きます）`, `${label} (the arrow keys move it)`)}</span>
        <input
          type="range"
          min="0"
          max={String(end)}
          step={String(step)}
          value={String(Math.min(end, Math.round(here / step) * step))}
          aria-label={say(`${title}の${label}`, `${label} of ${title}`)}
          aria-valuetext={say(`${words(exact)} のとき ${now}`, `${words(exact)}: ${now}`)}
          onInput={(event) => see(Number(event.currentTarget.value))}
        />
      </label>
      <dl class="pairs" aria-live="off">
        <dt>{label}</dt>
        <dd class="number">
          {words(exact)} <span class="small">{yen(exact, english())}</span>
        </dd>
        <dt>{say("補助額", "Grant")}</dt>
        <dd class="number">
          {now} {amount && high !== null && amount.low === high && <span class="small">{yen(high, english())}</span>}
        </dd>
        {burden !== undefined && (
          <>
            <dt>{say("自己負担", "Own burden")}</dt>
            <dd class="number">{words(burden)}</dd>
          </>
        )}
      </dl>
      {x !== undefined && exact !== fine.point?.at && (
        <p class="actions">
          <button type="button" onClick={() => (setFact(over, words(exact).replace(/^¥/, "").replace(/,/g, "") + (english() ? "円" : "")), see(undefined))}>
            {say(`${label}をこの額にする`, "take this as the plan")}
          </button>
          <button type="button" class="plain" onClick={() => see(undefined)}>
            {say("計画に戻す", "back to the plan")}
          </button>
        </p>
      )}
      <Cliffs of={fine} from={fine.point?.at} />
      {fine.rounding && <p class="about">{fine.rounding}</p>}
    </section>
  );
}
