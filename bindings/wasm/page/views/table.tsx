// A table of companies: a CSV dropped here is read in this browser, its columns are shown as they were understood, answers can be saved.
import { useRef, useState } from "preact/hooks";
import { ask } from "../engine/client";
import { declared, measureOf, measures, rows, together, type Problem } from "../state";
import { before } from "../state";
import { lang, plainWords, say, sign, termOf, type Group } from "../words";
import { editionOf, titleOf } from "./list";
import { cellsOf, decoderFor, firstRecord, guess, quoted } from "../csv";
import { okuman } from "../exact";
import { saveText } from "../save";
import { csvOf, Unread } from "../xlsx";

interface Opened {
  file: File;
  encoding: string;
  columns: string[];
  example: string[];
  mapping: string[]; // a fact's key, or empty: passes through
}
interface Done {
  header: string[];
  preview: string[][];
  parts: string[];
  rows: number;
  refused: number;
  refusals: { line: number; text: string }[];
  notes: string[];
  missing: string[];
  finished: boolean;
  read: number;
  unread: number; // characters that are none in the file's encoding
}

const chunk = 1 << 20;

async function textOfStart(file: File): Promise<{ encoding: string; text: string }> {
  const bytes = new Uint8Array(await file.slice(0, 1 << 16).arrayBuffer());
  const encoding = decoderFor(bytes);
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

export function Table() {
  const [opened, open] = useState<Opened>();
  const [done, put] = useState<Done>();
  const [problems, refuse] = useState<Problem[]>([]);
  const [over, hover] = useState(false);
  const run = useRef(0);

  const chosen = together.value.filter((id) => measureOf.value.has(id));
  const best = [...measures.value].filter((one) => one.pays && rows.value.get(one.id) && !rows.value.get(one.id)!.problems).sort((a, b) => before(rows.value.get(a.id)!, rows.value.get(b.id)!));
  const ids = chosen.length > 0 ? chosen : best.slice(0, 5).map((one) => one.id);

  const tell = (text: string, help = ""): void => refuse([{ level: "error", code: "", text, help }]);

  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    ++run.current;
    put(undefined);
    open(undefined);
    refuse([]);
    const front = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    if (front[0] === 0xd0 && front[1] === 0xcf)
      return tell(say(`「${file.name}」は古い形式（.xls）か、パスワードの付いたブックです。`, `"${file.name}" is an old (.xls) or locked workbook.`), say("Excel で .xlsx か CSV として保存し直し、そのファイルを入れてください。", "Save it as .xlsx or CSV."));
    if (front[0] === 0x50 && front[1] === 0x4b) {
      try {
        file = new File([await csvOf(file)], file.name, { type: "text/csv" });
      } catch (error) {
        const what = error instanceof Unread ? error.what : "damaged";
        return tell(
          what === "huge"
            ? say(`「${file.name}」は開くと 200 MB を超えます。`, `"${file.name}" unpacks to more than 200 MB.`)
            : say(`「${file.name}」を Excel のブックとして読めません。`, `"${file.name}" cannot be read as a workbook.`),
          say("Excel で「CSV UTF-8（コンマ区切り）」として保存し、そのファイルを入れてください。", "Save it as CSV UTF-8 and drop that."),
        );
      }
    }
    if (file.size === 0) return tell(say(`「${file.name}」は空です。`, `"${file.name}" is empty.`), say("見出しの行と、会社ごとの行が要ります。", "A header line and a line for each company are needed."));
    const { encoding, text } = await textOfStart(file);
    const { record, next } = firstRecord(text);
    const columns = cellsOf(record);
    const example = cellsOf(firstRecord(text.slice(next)).record);
    open({ file, encoding, columns, example, mapping: columns.map((one) => guess(one, [...declared.value.values()])) });
  };

  /// What is no UTF-8 further down is read anew as what Windows in Japan writes.
  const answer = async (): Promise<void> => {
    if (!opened) return;
    try {
      await answerIn(opened, opened.encoding);
    } catch (error) {
      if (!(error instanceof TypeError) || opened.encoding !== "utf-8") throw error;
      await answerIn(opened, "shift_jis");
    }
  };

  const answerIn = async ({ file, columns, mapping }: Opened, encoding: string): Promise<void> => {
    const mine = ++run.current;
    refuse([]);
    const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" });
    let unread = 0;
    let first = decoder.decode(await file.slice(0, chunk).arrayBuffer(), { stream: true });
    const { next } = firstRecord(first);
    // a column under another name is called by its fact's key for the engine; one that is not to be used gets a name that no fact has
    const named = columns.map((one, i) => (mapping[i] ? (guess(one, [...declared.value.values()]) === mapping[i] ? one : mapping[i]!) : `列${i + 1}:${one}`));
    const made = await ask({ about: "open_table", ids, header: named.map(quoted).join(",") + "\n", lang: lang.value });
    if (made.problems) return refuse(made.problems);
    const all = cellsOf(String(made.header).trim());
    let state: Done = {
      header: [...columns, ...all.slice(columns.length)],
      preview: [],
      parts: [],
      rows: 0,
      refused: 0,
      refusals: [],
      notes: made.notes.map((one: { text: string }) => one.text),
      missing: made.missing.map((one: { label: string; key: string }) => termOf(one)),
      finished: false,
      read: 0,
      unread: 0,
    };
    first = first.slice(next);
    for (let at = Math.min(chunk, file.size); mine === run.current; ) {
      const last = at >= file.size;
      if (last) first += decoder.decode();
      unread += first.split("\ufffd").length - 1;
      const heard = await ask({ about: "feed_table", text: first, last, lang: lang.value });
      if (heard.failed) return tell(say("途中で続けられなくなりました。ファイルを分けてお試しください。", "It could not go on: split the file."));
      if (mine !== run.current) return;
      const text = String(heard.text);
      if (state.preview.length < 100) {
        let rest = text;
        while (rest && state.preview.length < 100) {
          const { record, next } = firstRecord(rest);
          state.preview.push(cellsOf(record));
          rest = rest.slice(next);
        }
      }
      state = {
        ...state,
        parts: [...state.parts, text],
        rows: state.rows + heard.rows,
        refused: state.refused + heard.refused,
        refusals: [...state.refusals, ...heard.refusals].slice(0, 20),
        read: at,
        finished: last,
        unread,
      };
      put(state);
      if (last) break;
      first = decoder.decode(await file.slice(at, at + chunk).arrayBuffer(), { stream: true });
      at += chunk;
    }
  };

  const save = (): void => {
    if (!done || !opened) return;
    saveText(["\ufeff", done.header.map(quoted).join(",") + "\r\n", ...done.parts], opened.file.name.replace(/\.[^.]*$/, "") + say("_見積もり.csv", "_estimates.csv"), "text/csv");
  };

  const own = opened?.columns.length ?? 0;
  const nameable = [...declared.value.values()].filter((one) => one.label !== one.key); // what no rule names heads no column
  return (
    <div class="table-view">
      <h3>{say("会社の表", "A table of companies")}</h3>
      <p class="about">{say("ファイルはこのブラウザーの中だけで読みます。どこにも送りません。", "The file is read in this browser alone. Nothing is sent.")}</p>
      <div
        class={over ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          hover(true);
        }}
        onDragLeave={() => hover(false)}
        onDrop={(event) => {
          event.preventDefault();
          hover(false);
          void take(event.dataTransfer?.files[0]);
        }}
      >
        <label>
          <span>{say("CSV か Excel のブックをここに置くか、選んでください", "Drop a CSV or a workbook here, or choose one")}</span>
          <input id="file" type="file" accept=".csv,.tsv,.txt,.xlsx,text/csv" onChange={(event) => void take(event.currentTarget.files?.[0] ?? undefined)} />
        </label>
        <p class="about">{say("1行目が見出し（業種、資本金、従業員数、県、投資額 など）。CSV は UTF-8 でも Shift_JIS でも読めます。ブックは最初のシートを読みます。", "The first line is the header. CSV in UTF-8 or Shift_JIS; of a workbook the first sheet.")}</p>
      </div>
      {problems.length > 0 && (
        <div class="field wrong" role="alert">
          {problems.map((one) => (
            <p class="about" key={one.text}>
              {one.text}
              {one.help && <span class="help">{one.help}</span>}
            </p>
          ))}
        </div>
      )}
      {opened && (
        <>
          <h4>{say("列の読み方（違っていたら直してください）", "How columns are read (correct them here)")}</h4>
          <table class="mapping">
            <thead>
              <tr>
                <th>{say("列", "column")}</th>
                <th>{say("最初の行", "first row")}</th>
                <th>{say("項目", "fact")}</th>
              </tr>
            </thead>
            <tbody>
              {opened.columns.map((one, i) => (
                <tr key={i}>
                  <th scope="row">{one || say("（空の見出し）", "(empty)")}</th>
                  <td>{opened.example[i] ?? ""}</td>
                  <td>
                    <select
                      aria-label={say(`列「${one}」の項目`, `fact of column ${one}`)}
                      value={opened.mapping[i]}
                      onChange={(event) => open({ ...opened, mapping: opened.mapping.map((key, at) => (at === i ? event.currentTarget.value : key)) })}
                    >
                      <option value="">{say("使わない（そのまま残す）", "not used (kept)")}</option>
                      {nameable.map((fact) => (
                        <option key={fact.key} value={fact.key}>
                          {termOf(fact)}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>
            {say(`計算する制度（${ids.length}件）: `, `Measures (${ids.length}): `)}
            {ids.map((id) => `${titleOf(measureOf.value.get(id)!)} ${editionOf(measureOf.value.get(id)!)}`.trim()).join("、")}
          </p>
          {chosen.length === 0 && <p class="about">{say("制度を選ぶには、一覧の「並べる」に印を付けます。", "Tick measures in the list to choose others.")}</p>}
          <p class="actions">
            <button type="button" class="strong" onClick={() => void answer()}>
              {say("計算する", "compute")}
            </button>
            {done?.finished && (
              <button type="button" onClick={save}>
                {say("答えの CSV を保存", "save the answers")}
              </button>
            )}
          </p>
        </>
      )}
      {done && (
        <div role="status">
          <p>
            {done.finished
              ? say(`${done.rows.toLocaleString("ja")}行を計算しました。`, `${done.rows.toLocaleString("en")} rows done. `)
              : say(`計算しています… ${done.rows.toLocaleString("ja")}行`, `computing… ${done.rows.toLocaleString("en")} rows `)}
            {!done.finished && <progress max={opened?.file.size} value={done.read} />}
            {done.refused > 0 && say(`うち ${done.refused.toLocaleString("ja")}行は読めない値がありました（理由は下と、保存する CSV の problem の列にあります）。`, `${done.refused} could not be read (see the column problem).`)}
          </p>
          {done.refusals.length > 0 && (
            <ul class="plain-list">
              {done.refusals.slice(0, 5).map((one) => (
                <li key={one.line}>
                  {say(`${one.line}行目: `, `line ${one.line}: `)}
                  {plainWords(one.text)}
                </li>
              ))}
            </ul>
          )}
          {done.unread > 0 && (
            <p class="about">{say(`文字として読めないところが ${done.unread}か所ありました（� で残しています）。`, `${done.unread} characters could not be read (kept as �).`)}</p>
          )}
          {done.notes.map((one) => (
            <p class="about" key={one}>
              {one}
            </p>
          ))}
          {done.missing.length > 0 && <p class="about">{say(`列がないので分からないものとした項目: ${done.missing.join("、")}`, `unknown for want of a column: ${done.missing.join(", ")}`)}</p>}
        </div>
      )}
      {done && done.preview.length > 0 && (
        <div class="wide" tabIndex={0} role="region" aria-label={say("答え", "answers")}>
          <Answers of={done} own={own} ids={ids} />
        </div>
      )}
    </div>
  );
}

const sixth = 6; // columns an answer has

function Answers({ of, own, ids }: { of: Done; own: number; ids: string[] }) {
  const at = (i: number): number => of.header.findIndex((one, n) => n >= own && one.startsWith(ids[i]! + "."));
  const trouble = of.header.indexOf("problem", own);
  return (
    <table class="answers">
      <thead>
        <tr>
          <th>{of.header[0]}</th>
          {ids.map((id) => (
            <th key={id} class="number">
              {titleOf(measureOf.value.get(id)!)} {editionOf(measureOf.value.get(id)!)}
            </th>
          ))}
          {of.header.slice(1, own).map((one, i) => (
            <th key={i}>{one}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.preview.map((row, r) => (
          <tr key={r}>
            <td>{row[0]}</td>
            {trouble >= 0 && row[trouble] ? (
              <td colSpan={ids.length} class="wrong">
                {plainWords(row[trouble]!)}
              </td>
            ) : (
              ids.map((id, i) => {
                const from = at(i);
                if (from < 0) return <td key={id} />;
                const [verdict, status, , max, low, high] = row.slice(from, from + sixth);
                const group: Group = verdict === "no" ? "impossible" : verdict === "yes" ? "premised" : "open";
                const words =
                  status === "ineligible" || status === "not_computable"
                    ? ""
                    : low && high
                      ? low === high
                        ? okuman(high, lang.value === "en")
                        : `${okuman(low, lang.value === "en")}〜${okuman(high, lang.value === "en")}`
                      : max
                        ? `〜${okuman(max, lang.value === "en")}`
                        : say("未定", "open");
                return (
                  <td key={id} class="number">
                    {verdict ? sign[group] : ""} {words}
                  </td>
                );
              })
            )}
            {row.slice(1, own).map((one, i) => (
              <td key={i}>{one}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
