// Chosen measures side by side, and costs split over them with what proves the split the best.
import { useState } from "preact/hooks";
import { ask } from "../engine/client";
import { okuman } from "../exact";
import { choose, declared, facts, groupOf, items, measureOf, rows, together, toggle, type Problem } from "../state";
import { groupWords, lang, say, sign, termOf } from "../words";
import { AmountWords } from "./amount";
import { closedWords, editionOf, isClosed, titleOf } from "./list";
import { bare, useAnswer, windowOf } from "./measure";

function Column({ id }: { id: string }) {
  const of = measureOf.value.get(id);
  const row = rows.value.get(id);
  const answer = useAnswer(id);
  if (!of) return null;
  const group = groupOf(row);
  return (
    <article class="card" aria-label={titleOf(of)}>
      <h4>
        <button type="button" class="link" onClick={() => choose(id)}>
          {titleOf(of)} {editionOf(of)}
        </button>
      </h4>
      {of.programme !== of.title && <p class="small">{of.programme}</p>}
      <p class="verdict">
        <span class="sign" data-group={group} aria-hidden="true">
          {sign[group]}
        </span>
        {groupWords(group)}
      </p>
      <p class="sum">{row && !row.problems && of.pays && group !== "impossible" && <AmountWords of={row.amount} />}</p>
      {answer && !answer.problems && !answer.failed && (
        <>
          <ul class="plain-list small">
            {answer.clauses
              .filter((one) => one.verdict !== "yes")
              .map((one, i) => (
                <li key={i}>
                  {one.verdict === "no" ? "×" : "△"} {bare(one.text)}
                </li>
              ))}
            {answer.premises.map((one) => (
              <li key={one}>
                {say("前提", "premise")}: {one}
              </li>
            ))}
            {answer.steps
              .filter((one) => ["補助率", "上限額", "金額", "定額", "下限額"].includes(one.label))
              .map((one, i) => (
                <li key={`s${i}`}>{one.text}</li>
              ))}
          </ul>
          {windowOf(of) && (
            <p class="small">
              {say("申請期間", "open")} {windowOf(of)}
              {isClosed(of) && closedWords()}
            </p>
          )}
        </>
      )}
      <button type="button" class="plain" onClick={() => (together.value = [...toggle(new Set(together.value), id)])}>
        {say("外す", "remove")}
      </button>
    </article>
  );
}

interface Split {
  total: string | number;
  measures: { id: string; cost: string | number; grant: string | number; items: string[] }[];
  left_over: string[];
}
interface Combined {
  best: Split;
  runner_up: Split | null;
  measures: { id: string; part: string; otherwise: Split | null; excluded_by: { id: string; why: string } | null; missing: string[] }[];
  steps: number;
}

function nameOf(id: string): string {
  const found = measureOf.value.get(id) ?? [...measureOf.value.values()].find((one) => one.id === id || one.id.startsWith(id + "@"));
  return found ? `${titleOf(found)} ${editionOf(found)}`.trim() : id;
}

/// A message of the engine with the names of measures and facts where it has their IDs and keys.
function named(text: string): string {
  return text.replace(/[a-z0-9_]+(?:\/[a-z0-9_]+)+(?:@[a-z0-9_]+)?/g, nameOf).replace(/\b[a-z]+(?:_[a-z]+)*\b/g, (key) => (declared.value.has(key) ? termOf(declared.value.get(key)!) : key));
}

function Result({ of }: { of: Combined }) {
  const words = (amount: string | number): string => okuman(String(amount), lang.value === "en");
  return (
    <div role="status">
      <p class="sum">
        {say("合計の見込み ", "total ")}
        {words(of.best.total)}
      </p>
      <table>
        <thead>
          <tr>
            <th>{say("制度", "measure")}</th>
            <th>{say("回す費目", "items")}</th>
            <th class="number">{say("費用", "cost")}</th>
            <th class="number">{say("補助額", "grant")}</th>
          </tr>
        </thead>
        <tbody>
          {of.best.measures
            .filter((one) => one.items.length > 0)
            .map((one) => (
              <tr key={one.id}>
                <th scope="row">{nameOf(one.id)}</th>
                <td>{one.items.join("、")}</td>
                <td class="number">{words(one.cost)}</td>
                <td class="number">{words(one.grant)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {of.best.left_over.length > 0 && <p class="about">{say(`どこにも回さない費目: ${of.best.left_over.join("、")}`, `left over: ${of.best.left_over.join(", ")}`)}</p>}
      <h5>{say("なぜこれが最も多いか", "Why this is the greatest")}</h5>
      <ul class="plain-list">
        {of.runner_up && <li>{say(`次に多い分け方は合計 ${words(of.runner_up.total)} です。`, `The next best comes to ${words(of.runner_up.total)}.`)}</li>}
        {of.measures
          .filter((one) => one.part !== "paying")
          .map((one) => (
            <li key={one.id}>
              {nameOf(one.id)}:{" "}
              {one.part === "never"
                ? say("どの費目を回しても額が出ません", "grants nothing whatever it is given") +
                  (one.missing.length > 0 ? say(`（分からないこと: ${one.missing.length}件）`, ` (${one.missing.length} facts missing)`) : "")
                : one.part === "excluded"
                  ? say(`${nameOf(one.excluded_by!.id)} と併用できません。${one.excluded_by!.why}`, `excluded by ${nameOf(one.excluded_by!.id)}`)
                  : one.otherwise
                    ? say(`これを使う最も多い分け方は ${words(one.otherwise.total)} です`, `the best with it comes to ${words(one.otherwise.total)}`)
                    : say("使っても合計が増えません", "adds nothing")}
            </li>
          ))}
        <li>
          {say(
            `残りの分け方は全て、これを超えないことを確かめました（${of.steps.toLocaleString("ja")}手）。`,
            `Every other split was shown to be no greater (${of.steps.toLocaleString("en")} steps).`,
          )}
        </li>
      </ul>
    </div>
  );
}

function Combine() {
  const list = items.value.length > 0 ? items.value : [{ name: "", amount: "" }];
  const [made, put] = useState<{ of?: Combined; over?: string[]; problems?: Problem[] }>();
  const [busy, wait] = useState(false);
  const set = (i: number, change: Partial<{ name: string; amount: string }>): void => {
    items.value = list.map((one, at) => (at === i ? { ...one, ...change } : one));
    put(undefined);
  };
  const solve = async (): Promise<void> => {
    wait(true);
    const heard = await ask({ about: "combine", measures: together.value, items: list.filter((one) => one.name || one.amount), lang: lang.value });
    wait(false);
    if (heard.failed) put({ problems: [{ level: "error", code: "", text: say("計算できませんでした。費目を減らしてお試しください。", "It could not be computed: try fewer items."), help: "" }] });
    else put(heard.problems ? { problems: heard.problems } : { of: JSON.parse(heard.json), over: heard.over });
  };
  const given = ["investment", "eligible_cost"].filter((key) => facts.value[key]);
  return (
    <section>
      <h3>{say("費用を制度に分ける", "Split costs over the measures")}</h3>
      <p class="about">{say("同じ費用を二つの制度に使うことはできません。費目ごとに、どの制度に回すと合計が最も多いかを調べます。", "No cost may go to two measures: which split grants most?")}</p>
      {given.length > 0 && (
        <p class="about">{say("左の投資額と対象経費は、ここでは使わず、費目の合計を使います。", "Investment and eligible cost on the left are not used here; the items are.")}</p>
      )}
      {list.map((one, i) => (
        <div class="pair" key={i}>
          <label>
            <span class={i > 0 ? "unseen" : undefined}>{say("費目", "Item")}</span>
            <input value={one.name} placeholder={say("例: 機械", "machine")} onInput={(event) => set(i, { name: event.currentTarget.value })} />
          </label>
          <label>
            <span class={i > 0 ? "unseen" : undefined}>{say("金額", "Amount")}</span>
            <input value={one.amount} placeholder={say("例: 3,000万円", "3000万円")} onInput={(event) => set(i, { amount: event.currentTarget.value })} />
          </label>
          <button type="button" class="plain" aria-label={say(`費目 ${i + 1} を消す`, `remove item ${i + 1}`)} onClick={() => (items.value = list.filter((_, at) => at !== i))}>
            ✕
          </button>
        </div>
      ))}
      <p class="actions">
        <button type="button" onClick={() => (items.value = [...list, { name: "", amount: "" }])}>
          {say("費目を足す", "add an item")}
        </button>
        <button type="button" class="strong" disabled={busy} onClick={() => void solve()}>
          {busy ? say("調べています…", "searching…") : say("分け方を調べる", "find the best split")}
        </button>
      </p>
      {made?.problems && (
        <div class="field wrong" role="alert">
          {made.problems.map((one) => (
            <p class="about" key={one.text}>
              {named(one.text)}
              {one.help && <span class="help">{named(one.help)}</span>}
            </p>
          ))}
        </div>
      )}
      {made?.of && <Result of={made.of} />}
      {made?.of && made.over && (
        <p class="about">
          {say("費目の合計を次の項目として計算しました: ", "The items of a measure are told as: ")}
          {together.value.map((id, i) => `${nameOf(id)} — ${termOf(declared.value.get(made.over![i]!) ?? { key: "", label: made.over![i]! })}`).join("、")}
        </p>
      )}
    </section>
  );
}

export function Several() {
  const list = together.value.filter((id) => measureOf.value.has(id));
  if (list.length === 0)
    return <p class="empty">{say("一覧の「並べる」に印を付けた制度が、ここに並びます。費用を制度に分ける計算もできます。", "Measures ticked in the list stand here side by side; costs can be split over them.")}</p>;
  return (
    <div class="several">
      <div class="cards">
        {list.map((id) => (
          <Column key={id} id={id} />
        ))}
      </div>
      {list.length > 1 && <Combine />}
    </div>
  );
}
