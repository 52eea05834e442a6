// The company once: each field with what was understood of it, or what to write instead; and what to tell next, by yen.
import { company, askFor, asked, declared, facts, measures, questions, rows, setFact, stale, told, usual, type Fact, type Question } from "../state";
import { okuman } from "../exact";
import { lang, plainWords, say, termOf } from "../words";

/// An example in the empty field, so that nobody has to ask how to write it.
function example(of: Fact): string {
  const unknown = say("分からない", "not known");
  const texts: Record<string, string> = { industry: "食料品製造業", capital: "3,000万円", employees: "45人", investment: "2億円", eligible_cost: "8,000万円" };
  const text = texts[of.key];
  return text ? say(`${unknown}（例 ${text}）`, `${unknown} (e.g. ${text})`) : unknown;
}

export const shortFact = (of: Fact): string => termOf(of);

/// The choices of a 区分, those under another set in.
function Choices({ of }: { of: Fact }) {
  return (
    <>
      {of.choices.map((one) => (
        <option key={one.key} value={one.key}>
          {(one.parent ? "　" : "") + termOf(one)}
        </option>
      ))}
    </>
  );
}

const choosable = (of: Fact): boolean => of.type === "truth" || (of.type === "category" && of.key !== "industry");

export function Field({ of, remove }: { of: Fact; remove?: () => void }) {
  const { key } = of;
  const text = facts.value[key] ?? "";
  const heard = text.trim() === "" ? undefined : told.value[key];
  const wrong = heard?.problems[0];
  const id = `fact-${key}`;
  const note = usual.includes(key) || choosable(of) ? "" : of.expected;
  const named = of.choices.find((one) => one.key === text || one.label === text)?.key;
  const known = of.type === "truth" ? ["はい", "いいえ"].includes(text) : named !== undefined;
  const choosing = choosable(of) && (text === "" || known);
  const about = `${id}-about`;
  const common = { id, "aria-describedby": about, "aria-invalid": wrong ? true : undefined } as const;
  return (
    <div class={wrong ? "field wrong" : "field"} data-key={key}>
      <label for={id}>{shortFact(of)}</label>
      <div class="entry">
        {choosing ? (
          <select {...common} value={named ?? text} onChange={(event) => setFact(key, event.currentTarget.value)}>
            <option value="">{key === "company_size" ? say("空欄（資本金などで判定）", "open (from capital …)") : say("分からない", "not known")}</option>
            {of.type === "truth" ? (
              <>
                <option value="はい">{say("はい", "yes")}</option>
                <option value="いいえ">{say("いいえ", "no")}</option>
              </>
            ) : (
              <Choices of={of} />
            )}
          </select>
        ) : (
          <input
            {...common}
            value={text}
            placeholder={example(of)}
            autocomplete="off"
            inputMode="text"
            list={key === "industry" ? "industries" : undefined}
            onInput={(event) => setFact(key, event.currentTarget.value)}
          />
        )}
        {remove && (
          <button type="button" class="plain" onClick={remove} aria-label={say(`${of.label} の欄をなくす`, `remove ${termOf(of)}`)}>
            ✕
          </button>
        )}
      </div>
      {key === "industry" && (
        <datalist id="industries">
          {of.choices.map((one) => (
            <option key={one.key} value={one.label} label={lang.value === "ja" ? undefined : termOf(one)} />
          ))}
        </datalist>
      )}
      <p id={about} class="about">
        {wrong ? (
          <span role="alert">
            {plainWords(wrong.text)}
            {wrong.help && <span class="help">{wrong.help}</span>}
          </span>
        ) : heard && !choosing && heard.read && heard.read !== text ? (
          <span class="read">
            {say("読み取り: ", "read as ")}
            {heard.read}
            {heard.note && say(`（${heard.note}。書かれた額のまま計算）`, ` (${heard.note}, taken as written)`)}
          </span>
        ) : (
          note
        )}
        {key === "eligible_cost" && text === "" && facts.value["investment"] && (
          <button type="button" class="link" onClick={() => setFact(key, facts.value["investment"] ?? "")}>
            {say("投資額と同じ額で見る", "take the investment")}
          </button>
        )}
      </p>
    </div>
  );
}

function decides(of: Question): string {
  if (of.decides === null) return say("上限が決まるかを左右", "decides whether there is a top");
  if (of.decides === "0") return say("ほかと合わせて決まる", "decides together with others");
  return say(`${okuman(of.decides)}を左右`, `decides ${okuman(of.decides, true)}`);
}

/// What to find out: of the usual fields first, then by yen, then what the widest ranges hang on.
function Next() {
  const most = 5;
  const open = questions.value.filter((one) => !(one.key in facts.value));
  const rank = (one: Question): number => (usual.includes(one.key) ? 0 : one.decides !== null ? 1 : 2);
  const list = [...open].sort((a, b) => rank(a) - rank(b)).slice(0, most);
  if (list.length === 0) return stale.value === 0 && rows.value.size > 0 ? <p class="about">{say("これ以上、聞くことはありません。", "Nothing is left to ask.")}</p> : null;
  return (
    <ol class="next">
      {list.map((one) => (
        <li key={one.key}>
          <button type="button" class="link" onClick={() => askFor(one.key)}>
            {shortFact(one.fact)}
          </button>
          <span class="about">
            {decides(one)}
            {say(`（${one.measures}件）`, ` (${one.measures})`)}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function Company() {
  const fields = usual.map((key) => declared.value.get(key)).filter((one): one is Fact => one !== undefined);
  const extra = asked.value.map((key) => declared.value.get(key)).filter((one): one is Fact => one !== undefined && !usual.includes(one.key));
  // a link may hold facts without a field
  const others = Object.keys(facts.value)
    .filter((key) => !key.includes("/") && !usual.includes(key) && !asked.value.includes(key))
    .map((key) => declared.value.get(key) ?? { key, label: key, type: "", unit: "", expected: "", choices: [] });
  const reads = new Set(measures.value.flatMap((one) => one.reads));
  const addable = [...declared.value.values()].filter((one) => reads.has(one.key) && !usual.includes(one.key) && !asked.value.includes(one.key));
  return (
    <section class="company" aria-label={say("会社", "Company")}>
      <h2>{say("会社", "Company")}</h2>
      <div class="field">
        <label for="client">{say("名前（印刷にだけ使います）", "Name (for printing only)")}</label>
        <div class="entry">
          <input id="client" value={company.value} autocomplete="off" onInput={(event) => (company.value = event.currentTarget.value)} />
        </div>
      </div>
      {fields.map((one) => (
        <Field key={one.key} of={one} />
      ))}
      {[...extra, ...others].map((one) => (
        <Field
          key={one.key}
          of={one}
          remove={() => {
            setFact(one.key, "");
            asked.value = asked.value.filter((key) => key !== one.key);
          }}
        />
      ))}
      <h3>{say("次に分かるとよいこと", "What to find out next")}</h3>
      <Next />
      <div class="field more">
        <label for="more">{say("ほかの項目を足す", "Add another fact")}</label>
        <div class="entry">
          <select id="more" value="" onChange={(event) => event.currentTarget.value && askFor(event.currentTarget.value)}>
            <option value="">{say("選ぶ…", "choose…")}</option>
            {addable.map((one) => (
              <option key={one.key} value={one.key}>
                {shortFact(one)}
              </option>
            ))}
          </select>
        </div>
      </div>
    </section>
  );
}
