// What is printed: the company, a line for each measure, then a page for each that was chosen.
import { company, current, declared, facts, groupOf, measureOf, measures, rows, told, settled, together, before, usual, confirmed } from "../state";
import { caveat, groupWords, lang, say, sign, termOf } from "../words";
import { AmountWords } from "./amount";
import { CurveView } from "./curve";
import { closedWords, editionOf, isClosed, titleOf } from "./list";
import { assumed, Burden, Computation, Conditions, Head, Payers, useAnswer } from "./measure";

function today(): string {
  const now = new Date();
  return lang.value === "ja"
    ? `令和${now.getFullYear() - 2018}年${now.getMonth() + 1}月${now.getDate()}日（${now.getFullYear()}/${now.getMonth() + 1}/${now.getDate()}）`
    : now.toISOString().slice(0, 10);
}

function Sheet({ id }: { id: string }) {
  const of = measureOf.value.get(id);
  const answer = useAnswer(id);
  if (!of || !answer || answer.problems || answer.failed) return null;
  return (
    <article class="sheet">
      <Head of={of} answer={answer} />
      <h4>{say("対象の条件", "Conditions")}</h4>
      <Conditions of={answer} />
      {answer.premises.length > 0 && (
        <>
          <h4>{say("確かめる前提", "Premises to confirm")}</h4>
          <ul class="boxes">
            {answer.premises.map((one) => (
              <li key={one}>
                {confirmed.value.has(one) ? "☑" : "☐"} {one}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.pays && (
        <>
          <h4>{say("計算", "Computation")}</h4>
          <Computation of={answer} />
        </>
      )}
      <Burden of={answer} />
      <Payers of={answer} />
      {of.pays && answer.over && <CurveView id={id} over={answer.over} title={titleOf(of)} />}
      {(answer.open.some((one) => !one.given) || answer.unstated.length > 0) && (
        <>
          <h4>{say("資料が決めていないこと（払う側に確かめます）", "What the page leaves open (ask whoever pays)")}</h4>
          <ul class="boxes">
            {answer.open
              .filter((one, i, all) => !one.given && all.findIndex((other) => other.fact.key === one.fact.key) === i)
              .map((one) => (
                <li key={one.fact.key}>☐ {termOf(one.fact)}</li>
              ))}
            {answer.unstated.map((one) => (
              <li key={one}>
                ☐ {one}
                {say("（記載なし）", " (not stated)")}
              </li>
            ))}
          </ul>
        </>
      )}
      {assumed(answer).length > 0 && (
        <>
          <h4>{say("仮定", "Assumptions")}</h4>
          <ul class="plain-list">
            {assumed(answer).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

export function Report() {
  void settled.value; // whole answers alone are printed
  const known = rows.peek();
  const keys = [...usual, ...Object.keys(facts.value).filter((key) => !usual.includes(key) && !key.includes("/"))];
  const listed = measures.value
    .filter((one) => ["certain", "premised", "open"].includes(groupOf(known.get(one.id))) && known.has(one.id))
    .sort((a, b) => before(known.get(a.id)!, known.get(b.id)!));
  const sheets = together.value.length > 0 ? together.value : current.value ? [current.value.id] : [];
  const most = 25;
  return (
    <div class="report">
      <header>
        <p class="small">{say("補助金の見積もり", "Estimate of grants")}</p>
        <h1>{company.value ? say(`${company.value} 様`, company.value) : say("（会社の名前）", "(company)")}</h1>
        <p class="small">
          {today()} ／ santei 0.1.0 ／ {say("規則: 令和6年度補正予算の資料と公募要領", "rules: FY2024 supplementary budget and guidelines")}
        </p>
      </header>
      <h2>{say("聞き取ったこと", "What was told")}</h2>
      <dl class="pairs">
        {keys.map((key) => {
          const of = declared.value.get(key);
          const text = facts.value[key];
          if (!of) return null;
          return (
            <>
              <dt>{termOf(of)}</dt>
              <dd>{text ? told.value[key]?.problems.length ? say(`${text}（読めません）`, `${text} (not read)`) : told.value[key]?.read || text : say("分からない", "not known")}</dd>
            </>
          );
        })}
      </dl>
      <h2>{say("受けられるもの", "What is within reach")}</h2>
      <table>
        <thead>
          <tr>
            <th>{say("判定", "verdict")}</th>
            <th>{say("制度", "measure")}</th>
            <th class="number">{say("見込み", "amount")}</th>
            <th>{say("出典", "source")}</th>
          </tr>
        </thead>
        <tbody>
          {listed.slice(0, most).map((one) => {
            const row = known.get(one.id)!;
            return (
              <tr key={one.id}>
                <td>{sign[groupOf(row)]}</td>
                <th scope="row">
                  {titleOf(one)} {editionOf(one)}
                  {isClosed(one) && closedWords()}
                  {one.programme !== one.title && <span class="small">{one.programme}</span>}
                </th>
                <td class="number">{row.problems ? "" : <AmountWords of={row.amount} />}</td>
                <td>{editionOf(one) ? say("公募の資料", "the call") : one.source}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="small">
        {listed.length > most && say(`ほか ${listed.length - most}件。`, `${listed.length - most} more. `)}
        {(["certain", "premised", "open"] as const).map((one) => `${sign[one]} ${groupWords(one)}`).join("　")}
      </p>
      <p class="small">{caveat()}</p>
      {sheets.map((id) => (
        <Sheet key={id} id={id} />
      ))}
    </div>
  );
}
