// Every measure as one types: sign, amount, name, round, and the fact that decides most.
import { useMemo, useRef } from "preact/hooks";
import { before, choose, chosen, groupOf, measures, rows, shown, stale, together, toggle, words, type Measure, type Row } from "../state";
import { groups, groupWords, lang, say, sign, termOf, type Group } from "../words";
import { AmountWords, RangeBar } from "./amount";
import { folded, matches } from "../search";

/// The frame of a round, where its name does not say what the title has said.
export function frameOf(of: Measure): string {
  return of.frame === of.title || of.title.endsWith(`（${of.frame}）`) ? "" : of.frame;
}
export function titleOf(of: Measure): string {
  return `${of.title} ${frameOf(of)}`.trim();
}
export function editionOf(of: Measure): string {
  if (of.edition === "r6_supplementary") return "";
  const name = of.edition_title || of.edition;
  return name.startsWith(`${of.title} `) ? name.slice(of.title.length + 1) : name;
}

/// Whether the last day to apply has passed, by the clock of this computer.
export function isClosed(of: Measure, now = new Date()): boolean {
  const two = (part: number): string => String(part).padStart(2, "0");
  return of.to !== "" && of.to < `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
export const closedWords = (): string => say("（受付終了）", " (closed)");

function decidesMost(row: Row): string {
  const group = groupOf(row);
  if (group === "premised") return row.premises.length > 1 ? say(`前提 ${row.premises.length}つ`, `${row.premises.length} premises`) : say("前提 1つ", "1 premise");
  if (group === "open") return row.missing.length > 0 ? `← ${termOf(row.missing[0]!)}` : (row.deciding[0] ?? "");
  if (group === "impossible") return row.deciding[0]?.replace(/^対象 /, "") ?? "";
  return "";
}

function Entry({ of, row }: { of: Measure; row: Row | undefined }) {
  const group = groupOf(row);
  const chosenNow = chosen.value === of.id;
  const picked = together.value.includes(of.id);
  const waiting = row === undefined;
  const why = row && !row.problems ? decidesMost(row) : "";
  // drawn anew only where something in it has changed
  return useMemo(() => (
    <li>
      <button type="button" class="row" aria-current={chosenNow ? "true" : undefined} onClick={() => choose(of.id)} data-group={group}>
        <span class="sign" aria-label={groupWords(group)} role="img">
          {waiting ? "…" : sign[group]}
        </span>
        <span class="what">
          <span class="title">{titleOf(of)}</span>
          <span class="small">
            {editionOf(of) && <span class="edition">{editionOf(of)}</span>}
            {isClosed(of) && <span class="over">{say(`受付終了（${of.to.replaceAll("-0", "-").replaceAll("-", "/")}）`, `closed (${of.to})`)}</span>}
            {of.programme !== of.title && <span class="programme">{of.programme}</span>}
          </span>
        </span>
        <span class="much">
          <span class="amount">{row && !row.problems && group !== "pays_nobody" && group !== "impossible" && <AmountWords of={row.amount} short />}</span>
          {row && !row.problems && (group === "open" || group === "premised" || group === "certain") && <RangeBar of={row.amount} />}
          {why && <span class="small why">{why}</span>}
        </span>
      </button>
      <label class="pick">
        <input
          type="checkbox"
          checked={picked}
          onChange={() => (together.value = [...toggle(new Set(together.value), of.id)])}
          aria-label={say(`${titleOf(of)} を並べる`, `compare ${titleOf(of)}`)}
        />
        <span aria-hidden="true">{say("並べる", "pick")}</span>
      </label>
    </li>
  ), [of, row, group, chosenNow, picked, lang.value]);
}

export function List() {
  const known = rows.value;
  const text = words.value;
  const counts = useMemo(() => {
    const found = new Map<Group, number>();
    for (const one of measures.value) {
      const row = known.get(one.id);
      if (row) found.set(groupOf(row), (found.get(groupOf(row)) ?? 0) + 1);
    }
    return found;
  }, [known, measures.value]);
  const wanted = folded(text);
  const fitting = measures.value.filter((one) => matches(one, wanted));
  const visible = fitting.filter((one) => {
    const group = groupOf(known.get(one.id));
    return shown.value.has(group === "refused" ? "open" : group) || (wanted !== "" && fitting.length <= 12);
  });
  // while answers are on their way the rows stay where they were
  const order = useRef(new Map<string, number>());
  if (stale.value === 0)
    order.current = new Map(
      [...measures.value]
        .sort((a, b) => {
          const [x, y] = [known.get(a.id), known.get(b.id)];
          return x && y ? (x.problems || y.problems ? Number(!!x.problems) - Number(!!y.problems) : before(x, y)) : 0;
        })
        .map((one, i) => [one.id, i]),
    );
  const place = (one: Measure): number => order.current.get(one.id) ?? 0;
  const ordered = visible.sort((a, b) => place(a) - place(b));
  const hidden = fitting.length - visible.length;
  return (
    <section class="list" aria-label={say("受けられるもの", "What is within reach")}>
      <h2>{say("受けられるもの", "What is within reach")}</h2>
      <div class="search">
        <label for="search" class="unseen">
          {say("制度を探す", "Search")}
        </label>
        <input
          id="search"
          type="search"
          placeholder={say("制度名・省庁・ページ・かなで探す", "name, ministry, page or kana")}
          value={text}
          onInput={(event) => (words.value = event.currentTarget.value)}
        />
      </div>
      <fieldset class="filters">
        <legend class="unseen">{say("表示するもの", "Shown")}</legend>
        {groups.map((one) => (
          <label key={one}>
            <input type="checkbox" checked={shown.value.has(one)} onChange={() => (shown.value = toggle(shown.value, one))} />
            <span class="sign" data-group={one} aria-hidden="true">
              {sign[one]}
            </span>
            <span>
              {groupWords(one)} {counts.get(one) ?? 0}
            </span>
          </label>
        ))}
      </fieldset>
      <p class="status about" role="status">
        {stale.value > 0 && known.size < measures.value.length
          ? say("計算しています…", "computing…")
          : say(`${ordered.length}件を表示`, `${ordered.length} shown`)}
        {hidden > 0 && (
          <>
            {say("、", ", ")}
            <button type="button" class="link" onClick={() => (shown.value = new Set(groups))}>
              {say(`ほか ${hidden}件も表示`, `show ${hidden} more`)}
            </button>
          </>
        )}
        {stale.value > 0 && known.size === measures.value.length && <span aria-hidden="true">{say(" 計算しています…", " computing…")}</span>}
      </p>
      {ordered.length === 0 ? (
        <p class="empty">
          {wanted && hidden === 0
            ? say(`「${text}」に当てはまる制度はありません。短い言葉（例: 省力化、経済産業省、58）で探してください。`, `Nothing fits "${text}". Try a shorter word, a ministry or a page.`)
            : say("表示する印を選んでください。", "Choose what to show above.")}
        </p>
      ) : (
        <ul class="rows" aria-busy={stale.value > 0}>
          {ordered.map((one) => (
            <Entry key={one.id} of={one} row={known.get(one.id)} />
          ))}
        </ul>
      )}
    </section>
  );
}
