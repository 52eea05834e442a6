// One measure: what is answered, by which clause, how it is computed, what is open, and how it changes with the cost.
import { useEffect, useState } from "preact/hooks";
import { ask, askOnce } from "../engine/client";
import { below, day, minus, okuman, ratio } from "../exact";
import {
  askFor, choose, confirmed, current, declared, facts, groupOf, measures, rows, setFact, settled, toggle, together, view,
  type Amount, type Fact, type Measure as Chosen, type Problem,
} from "../state";
import { caveat, clauseName, groupWords, kindWords, lang, say, sign, verdictSign, verdictWords } from "../words";
import { AmountWords, amountExact } from "./amount";
import { Basis, type Based } from "./basis";
import { shortFact } from "./company";
import { CurveView } from "./curve";
import { closedWords, editionOf, frameOf, isClosed, titleOf } from "./list";

export interface Clause extends Based {
  text: string;
  verdict: string;
}
export interface Step extends Based {
  label: string;
  text: string;
  type: string;
  value: string;
  words: string;
  category: string;
}
export interface Answer {
  id: string;
  group: string;
  verdict: string;
  amount: Amount;
  clauses: Clause[];
  premises: string[];
  assumptions: string[];
  unstated: string[];
  notes: { code: string; text: string }[];
  candidates: { key: string; choice: string; min: string | null; max: string | null }[];
  shares: { payer: string; low: string | null; high: string | null }[];
  categories: { title: string; low: string | null; high: string | null }[];
  stages: { from: string; to: string; rate: string; amount: Amount | null }[];
  missing: { key: string; decides: string | null }[];
  steps: Step[];
  greatest_only: boolean;
  open: { given: boolean; fact: Fact; texts: string[]; quotes: string[] }[];
  facts: Fact[];
  rows: string;
  over: string;
  written: (Based & { text: string })[];
  written_categories: { title: string; clauses: (Based & { text: string })[] }[];
  problems?: Problem[];
  failed?: string;
}

const english = (): boolean => lang.value === "en";
const words = (text: string): string => okuman(text, english());

export function rangeWords(low: string | null, high: string | null): string {
  if (low === null && high === null) return say("分からない", "not known");
  if (low === high) return words(low!);
  return high === null ? say(`${words(low!)} 以上`, `${words(low!)} or more`) : `${words(low ?? "0")}〜${words(high)}`;
}

/// What a condition says without its keyword, and without what it takes where nothing is said: its 仮定 stands beside it.
export const bare = (text: string): string => text.replace(/^対象\s+/, "").replace(/\(\s*(\S+) なければ (?:はい|いいえ)\s*\)/g, "$1").replace(/(\S+) なければ \S+ (?=が )/g, "$1 ");

/// What is assumed beside 前提, without the word in front.
export const assumed = (of: Answer): string[] =>
  of.assumptions.map((one) => one.replace(/^(前提|仮定)\s+/, "")).filter((one) => !of.premises.includes(one));

export function windowOf(of: Chosen): string {
  if (of.from && of.to) return `${day(of.from, english())} 〜 ${day(of.to, english())}`;
  if (of.from) return say(`${day(of.from)} から`, `from ${day(of.from, true)}`);
  return of.to ? say(`${day(of.to)} まで`, `until ${day(of.to, true)}`) : "";
}

/// The answer for the measure, asked again whenever the company's answers have settled.
export function useAnswer(id: string): Answer | undefined {
  const [answer, put] = useState<Answer>();
  const at = settled.value;
  const language = lang.value;
  useEffect(() => {
    let stays = true;
    if (id) void askOnce({ about: "answer", id, lang: language }).then((made) => stays && put(made));
    return () => {
      stays = false;
    };
  }, [id, at, language]);
  return answer && (answer.id === id || answer.problems || answer.failed) ? answer : undefined;
}

function Premises({ of }: { of: Answer }) {
  if (of.premises.length === 0) return null;
  return (
    <section>
      <h4>{say("前提（確かめたら印を付けます）", "Premises (tick what is confirmed)")}</h4>
      <ul class="ticks">
        {of.premises.map((one) => (
          <li key={one}>
            <label>
              <input type="checkbox" checked={confirmed.value.has(one)} onChange={() => (confirmed.value = toggle(confirmed.value, one))} />
              <span>{one}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

/// Points that the page leaves open: switches that say whose words they are.
function OpenPoints({ of, measure }: { of: Answer; measure: Chosen }) {
  if (of.open.length === 0) return null;
  return (
    <section>
      <h4>{say("資料が決めていないこと", "What the page leaves open")}</h4>
      <p class="about">{say("払う側が決めることです。分かったら選びます。", "Whoever pays decides. Choose once it is known.")}</p>
      {of.open.map((one, at) => {
        // where any other rate may be meant, the rate is a second point under the same key: one field beside the choices
        const first = of.open.findIndex((other) => other.fact.key === one.fact.key);
        if (first !== at) return null;
        const free = of.open.some((other, i) => i !== at && other.fact.key === one.fact.key);
        const listed = free ? one.fact.choices.slice(0, -1) : one.fact.choices;
        const key = `${measure.scope}.${one.fact.key}`;
        const now = facts.value[key] ?? "";
        const name = `open-${one.fact.key}`;
        if (one.fact.choices.length === 0)
          return (
            <div class="field" key={key}>
              <label for={name}>{shortFact(one.fact)}</label>
              <div class="entry">
                {one.fact.type === "truth" ? (
                  <select id={name} value={now} onChange={(event) => setFact(key, event.currentTarget.value)}>
                    <option value="">{say("決まっていない", "open")}</option>
                    <option value="はい">{say("はい", "yes")}</option>
                    <option value="いいえ">{say("いいえ", "no")}</option>
                  </select>
                ) : (
                  <input id={name} value={now} placeholder={say("決まっていない", "open")} onInput={(event) => setFact(key, event.currentTarget.value)} />
                )}
              </div>
            </div>
          );
        return (
          <fieldset class="switch" key={key}>
            <legend>{shortFact(one.fact)}</legend>
            <label>
              <input type="radio" name={name} checked={now === ""} onChange={() => setFact(key, "")} />
              <span>{say("決まっていない（どれもあり得る）", "open (any of them)")}</span>
            </label>
            {listed.map((choice, i) => (
              <label key={choice.key}>
                <input type="radio" name={name} checked={now === choice.key} onChange={() => setFact(key, choice.key)} />
                <span>
                  {one.texts[i] || choice.label}
                  {one.quotes[i] && <span class="basis">「{one.quotes[i]}」</span>}
                </span>
              </label>
            ))}
            {free && (
              <label class="free">
                <span>{say("ほかの率", "another rate")}</span>
                <input
                  value={listed.some((choice) => choice.key === now) ? "" : now}
                  placeholder={say("例 22.5%、3/4", "22.5%, 3/4")}
                  onInput={(event) => setFact(key, event.currentTarget.value)}
                />
              </label>
            )}
          </fieldset>
        );
      })}
    </section>
  );
}

export function Conditions({ of }: { of: Answer }) {
  if (of.clauses.length === 0) return <p class="about">{say("対象を限る条件は書かれていません。", "No condition of eligibility is written.")}</p>;
  return (
    <ul class="clauses">
      {of.clauses.map((one, i) => (
        <li key={i}>
          <span class="sign" data-verdict={one.verdict} role="img" aria-label={verdictWords(one.verdict)}>
            {verdictSign(one.verdict)}
          </span>
          <span>
            {bare(one.text)}
            <Basis of={one} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const stepWords = (one: Step): string => (one.type === "money" ? words(one.value) : one.words);

/// A 費目 of which nothing is told costs nothing: said once for all of them.
const isNothing = (one: Step): boolean => one.label === "経費" && one.value === "0" && one.category !== "";

export function Computation({ of }: { of: Answer }) {
  const nothing = of.steps.filter(isNothing);
  const steps = of.steps.filter((one) => !isNothing(one));
  if (of.steps.length === 0)
    return (
      <p class="about">
        {of.verdict === "no"
          ? say("対象外なので、計算はありません。満たさない条件は × です。", "Not eligible: nothing is computed. The conditions not met are marked ×.")
          : say("分からないことがあるので、まだ計算できません。", "Something is not known: nothing can be computed yet.")}
      </p>
    );
  return (
    <>
      {of.greatest_only && <p class="about">{say("分からないことがあるので、最も多くなる場合の計算です。", "Something is open: this is the computation of the greatest amount.")}</p>}
      <table class="steps">
        <thead class="unseen">
          <tr>
            <th>{say("段階", "step")}</th>
            <th>{say("値", "value")}</th>
            <th>{say("規則と根拠", "rule and source")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((one, i) => (
            <tr key={i}>
              <th scope="row">
                {clauseName(one.label)}
                {one.category && <span class="small">{one.category}</span>}
              </th>
              <td class="number">{stepWords(one)}</td>
              <td>
                {one.text.startsWith(one.label + " ") ? one.text.slice(one.label.length + 1) : one.text}
                <Basis of={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {nothing.length > 0 && (
        <p class="about">
          {say("示されていない費目は 0円とみています: ", "cost categories of which nothing is told are taken as ¥0: ")}
          {nothing.map((one) => one.category).join("、")}
        </p>
      )}
    </>
  );
}

/// The cost as one amount, where it is told and exact.
function costOf(of: Answer): string | undefined {
  const step = of.steps.find((one) => one.label === "経費" && one.type === "money" && one.category === "");
  return step && !of.greatest_only ? step.value : undefined;
}

export function Burden({ of }: { of: Answer }) {
  const cost = costOf(of);
  const { low, high } = of.amount;
  if (!cost || low === null || high === null || of.verdict === "no") return null;
  if (below(ratio(cost), ratio(high))) return null;
  const rest = (paid: string): string => {
    const { n, d } = minus(ratio(cost), ratio(paid));
    return d === 1n ? String(n) : `${n}/${d}`;
  };
  return (
    <section>
      <h4>{say("自己負担", "Own burden")}</h4>
      <dl class="pairs">
        <dt>{say("対象となる経費", "Cost that counts")}</dt>
        <dd class="number">{words(cost)}</dd>
        <dt>{say("補助額を引いた残り", "What remains after the grant")}</dt>
        <dd class="number">{low === high ? words(rest(high)) : `${words(rest(high))}〜${words(rest(low))}`}</dd>
        <dt>{say("入金までに用意する額", "To be bridged until payment")}</dt>
        <dd class="number">{words(cost)}</dd>
      </dl>
      <p class="about">{say("補助金は後払いが原則です。払い込みまでは経費の全額を立て替えます。", "Grants are paid afterwards as a rule: the whole cost is advanced.")}</p>
    </section>
  );
}

export function Payers({ of }: { of: Answer }) {
  if (of.shares.length === 0 && of.stages.length < 2) return null;
  return (
    <section>
      <h4>{say("誰が払うか", "Who pays")}</h4>
      <dl class="pairs">
        {of.shares.map((one) => (
          <>
            <dt>{one.payer}</dt>
            <dd class="number">{rangeWords(one.low, one.high)}</dd>
          </>
        ))}
        {of.shares.length === 0 &&
          of.stages.map((one) => (
            <>
              <dt>
                {one.from} → {one.to}
              </dt>
              <dd>
                {one.rate}
                {one.amount && one.amount.status !== "not_computable" && (
                  <span class="small">
                    <AmountWords of={one.amount} />
                  </span>
                )}
              </dd>
            </>
          ))}
      </dl>
    </section>
  );
}

function Missing({ of }: { of: Answer }) {
  const list = of.missing.filter((one) => declared.value.has(one.key) || of.facts.some((fact) => fact.key === one.key));
  if (list.length === 0) return null;
  return (
    <section>
      <h4>{say("分かると決まること", "What would settle it")}</h4>
      <ul class="next">
        {list.map((one) => {
          const fact = declared.value.get(one.key) ?? of.facts.find((each) => each.key === one.key)!;
          return (
            <li key={one.key}>
              <button type="button" class="link" onClick={() => askFor(one.key)}>
                {shortFact(fact)}
              </button>
              <span class="about">
                {one.decides === null ? say("上限が決まるかを左右", "decides whether there is a top") : one.decides === "0" ? "" : say(`${okuman(one.decides)}を左右`, `decides ${okuman(one.decides, true)}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/// The rest of what the measure can be told: exceptions and parts of the cost, which nobody need know of beforehand.
function Tellable({ of }: { of: Answer }) {
  const list = of.facts.filter((one) => declared.value.has(one.key) && !(one.key in facts.value) && of.missing.every((each) => each.key !== one.key));
  if (list.length === 0) return null;
  return (
    <details>
      <summary>{say(`この制度で答えられるほかの項目（${list.length}件）`, `What else this measure can be told (${list.length})`)}</summary>
      <ul class="plain-list">
        {list.map((one) => (
          <li key={one.key}>
            <button type="button" class="link" onClick={() => askFor(one.key)}>
              {shortFact(one)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Candidates({ of }: { of: Answer }) {
  if (of.candidates.length === 0) return null;
  return (
    <section>
      <h4>{say("率ごとの額", "By rate")}</h4>
      <dl class="pairs">
        {of.candidates.map((one) => (
          <>
            <dt>{one.choice}</dt>
            <dd class="number">{rangeWords(one.min, one.max)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}

/// The clauses of the first rule that the second does not have, those of its 費目 with the name of it.
function clausesBeside(of: Answer, other: Answer): (Based & { text: string })[] {
  const all = (one: Answer): (Based & { text: string })[] => [
    ...one.written,
    ...one.written_categories.flatMap((group) => group.clauses.map((clause) => ({ ...clause, text: `${group.title}: ${clause.text}` }))),
  ];
  const there = new Set(all(other).map((one) => one.text));
  return all(of).filter((one) => !there.has(one.text));
}

/// Two editions side by side: what each answers for this company, where the amounts part, and the clauses that only one of them has.
function Compared({ first, second }: { first: Chosen; second: Chosen }) {
  const answers = [useAnswer(first.id), useAnswer(second.id)];
  const [curve, put] = useState("");
  const language = lang.value;
  const at = settled.value;
  useEffect(() => {
    let stays = true;
    put("");
    void ask({ about: "compare", first: first.id, second: second.id, lang: language }).then((made) => {
      const apart = made.problems?.some((one: Problem) => one.code === "E0915");
      const text = apart
        ? say("二つの版では費用の数え方が違うので、費用を変えたときの額は重ねて比べられません。下の条文の違いをご覧ください。", "The two count their cost differently, so their curves cannot be laid on each other; see the clauses below.")
        : (made.words ?? made.problems?.map((one: Problem) => one.text).join("\n") ?? "");
      if (stays) put(text);
    });
    return () => {
      stays = false;
    };
  }, [first.id, second.id, language, at]);
  const [a, b] = answers;
  if (!a || !b) return <p class="loading">{say("比べています…", "comparing…")}</p>;
  const sides = [first, second].map((one) => ({ of: one, row: rows.value.get(one.id), name: editionOf(one) || say("予算の資料", "the budget's page") }));
  const failed = [a, b].some((one) => one.problems || one.failed);
  return (
    <div class="compared">
      <table>
        <thead>
          <tr>
            <th />
            {sides.map((one) => (
              <th key={one.of.id}>{one.name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say("判定", "verdict")}</th>
            {sides.map((one) => (
              <td key={one.of.id}>
                {sign[groupOf(one.row)]} {groupWords(groupOf(one.row))}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{say("見込み", "amount")}</th>
            {sides.map((one) => (
              <td key={one.of.id}>{one.row && !one.row.problems && <AmountWords of={one.row.amount} />}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{say("申請期間", "open")}</th>
            {sides.map((one) => (
              <td key={one.of.id}>{windowOf(one.of) || say("記載なし", "not stated")}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {curve && <pre class="told">{curve}</pre>}
      {!failed &&
        sides.map((one, i) => {
          const only = clausesBeside(i === 0 ? a : b, i === 0 ? b : a);
          return (
            <details key={one.of.id}>
              <summary>{say(`${one.name} だけにある条文（${only.length}件）`, `Clauses of ${one.name} alone (${only.length})`)}</summary>
              <ul class="written">
                {only.map((clause, at) => (
                  <li key={at}>
                    <span class="clause">{clause.text}</span>
                    <Basis of={clause} />
                  </li>
                ))}
              </ul>
            </details>
          );
        })}
    </div>
  );
}

function Editions({ of }: { of: Chosen }) {
  const others = measures.value.filter((one) => one.scope === of.scope);
  const [against, set] = useState("");
  const other = others.find((one) => one.id === against);
  if (others.length < 2) return null;
  return (
    <section>
      <h4>{say("回と版", "Rounds and editions")}</h4>
      <ul class="editions">
        {others.map((one) => (
          <li key={one.id}>
            {one.id === of.id ? <strong>{editionOf(one) || say("予算の資料", "the budget's page")}</strong> : (
              <button type="button" class="link" onClick={() => choose(one.id)}>
                {`${editionOf(one) || say("予算の資料", "the budget's page")} ${frameOf(one)}`.trim()}
              </button>
            )}
            <span class="about"> {windowOf(one)}{isClosed(one) && closedWords()}</span>
            {one.id !== of.id && (
              <button type="button" class="plain" aria-pressed={against === one.id} onClick={() => set(against === one.id ? "" : one.id)}>
                {say("比べる", "compare")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {other && <Compared first={other} second={of} />}
    </section>
  );
}

export function Rule({ of }: { of: Answer }) {
  return (
    <details>
      <summary>{say("規則の全文と根拠", "The whole rule with its sources")}</summary>
      <ul class="written">
        {of.written.map((one, i) => (
          <li key={i}>
            <span class="clause">{one.text}</span>
            <Basis of={one} />
          </li>
        ))}
        {of.written_categories.map((group) => (
          <li key={group.title}>
            <strong>{group.title}</strong>
            <ul>
              {group.clauses.map((one, i) => (
                <li key={i}>
                  <span class="clause">{one.text}</span>
                  <Basis of={one} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Head({ of, answer }: { of: Chosen; answer: Answer | undefined }) {
  const row = rows.value.get(of.id);
  const group = groupOf(row);
  const amount = answer?.amount ?? row?.amount;
  const exact = amount && amountExact(amount);
  return (
    <header class="head">
      <p class="small">{of.programme !== of.title && of.programme}</p>
      <h3>
        {titleOf(of)} {editionOf(of) && <span class="edition">{editionOf(of)}</span>}
      </h3>
      <p class="verdict">
        <span class="sign" data-group={group} aria-hidden="true">
          {sign[group]}
        </span>
        <strong>{groupWords(group)}</strong>
      </p>
      {amount && group !== "impossible" && group !== "pays_nobody" && (
        <p class="sum">
          <AmountWords of={amount} />
          {exact && exact !== "" && <span class="small number">{exact}</span>}
        </p>
      )}
      <p class="small">
        {kindWords(of.kind)}
        {of.department && ` ／ ${of.department}`}
        {of.source && ` ／ ${of.source}`}
        {windowOf(of) && ` ／ ${say("申請期間", "open")} ${windowOf(of)}`}
        {isClosed(of) && closedWords()}
      </p>
    </header>
  );
}

export function Measure() {
  const of = current.value;
  const answer = useAnswer(of?.id ?? "");
  if (!of)
    return (
      <div class="empty">
        <ol class="how">
          <li>{say("会社について分かることを、分かる分だけ入れます。分からないことは空けておきます。", "Tell what is known of the company; leave the rest open.")}</li>
          <li>{say("受けられる制度と額が、入れるたびに変わります。次に何を聞けばよいかは、会社の欄の下に出ます。", "The measures answer as you type; what to ask next stands below the company.")}</li>
          <li>{say("一覧から制度を選ぶと、対象の条件、計算、根拠のページがここに出ます。", "Choose a measure: conditions, computation and pages stand here.")}</li>
        </ol>
        <p class="about">{say("入れたことは、このブラウザーの外へ出ません。このページのアドレスに入るので、上の「リンクをコピー」で渡すと同じ内容が開きます。", "Nothing leaves this browser. The address of the page carries the case.")}</p>
        <p class="about">{caveat()}</p>
      </div>
    );
  const inside = together.value.includes(of.id);
  return (
    <article class="measure" aria-label={titleOf(of)}>
      <Head of={of} answer={answer} />
      {answer?.problems ? (
        <div class="field wrong" role="alert">
          {answer.problems.map((one) => (
            <p key={one.code + one.text} class="about">
              {one.text}
              {one.help && <span class="help">{one.help}</span>}
            </p>
          ))}
        </div>
      ) : answer?.failed ? (
        <p class="about">{say("この制度は計算できませんでした。ほかの制度の答えはそのままです。", "This measure could not be computed; the others stand.")}</p>
      ) : !answer ? (
        <p class="loading">{say("読み込んでいます…", "loading…")}</p>
      ) : (
        <>
          <p class="actions">
            <button type="button" aria-pressed={inside} onClick={() => (together.value = [...toggle(new Set(together.value), of.id)])}>
              {inside ? say("並べるのをやめる", "do not compare") : say("並べる", "compare")}
            </button>
            <button type="button" onClick={() => print()}>
              {say("印刷", "print")}
            </button>
            {together.value.length > 0 && (
              <button type="button" class="plain" onClick={() => (view.value = "several")}>
                {say(`並べた ${together.value.length}件を見る`, `see the ${together.value.length} chosen`)}
              </button>
            )}
          </p>
          {answer.notes.length > 0 && (
            <ul class="notes">
              {answer.notes.map((one) => (
                <li key={one.code + one.text}>{one.text}</li>
              ))}
            </ul>
          )}
          <section>
            <h4>{say("対象の条件", "Conditions")}</h4>
            <Conditions of={answer} />
          </section>
          <Premises of={answer} />
          <Missing of={answer} />
          <Tellable of={answer} />
          {of.pays && (
            <section>
              <h4>{say("計算", "Computation")}</h4>
              <Computation of={answer} />
            </section>
          )}
          <Candidates of={answer} />
          {answer.categories.length > 0 && (
            <section>
              <h4>{say("費目ごとの額", "By cost category")}</h4>
              <dl class="pairs">
                {answer.categories.map((one) => (
                  <>
                    <dt>{one.title}</dt>
                    <dd class="number">{rangeWords(one.low, one.high)}</dd>
                  </>
                ))}
              </dl>
            </section>
          )}
          <OpenPoints of={answer} measure={of} />
          {of.pays && answer.over && <CurveView id={of.id} over={answer.over} title={titleOf(of)} />}
          <Burden of={answer} />
          <Payers of={answer} />
          {(answer.unstated.length > 0 || assumed(answer).length > 0) && (
            <section>
              <h4>{say("記載がないこと・仮定", "Not stated, and assumed")}</h4>
              <ul class="plain-list">
                {answer.unstated.map((one) => (
                  <li key={one}>
                    {say("記載なし", "not stated")}: {one}
                  </li>
                ))}
                {assumed(answer).map((one) => (
                  <li key={one}>
                    {say("仮定", "assumed")}: {one}
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Editions of={of} />
          <Rule of={answer} />
          <p class="about">{caveat()}</p>
        </>
      )}
    </article>
  );
}
