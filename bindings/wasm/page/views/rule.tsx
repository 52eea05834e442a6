// Writing a rule: what is wrong where, whether each 例 holds, as one types; a shipped rule to start from.
import { useEffect, useRef, useState } from "preact/hooks";
import { history, historyKeymap, defaultKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { ask } from "../engine/client";
import { measures } from "../state";
import { lang, say } from "../words";
import { saveText } from "../save";
import { editionOf } from "./list";

interface Place {
  own: boolean;
  from: number;
  to: number;
  text: string;
}
interface Told {
  problems: { level: string; code: string; text: string; help: string; places: Place[] }[];
  sound: boolean;
  measures: number;
  examples: { passed: boolean; place: Place }[];
}

const start = `使う 共通語彙

事業 わたしの県の設備補助 [my_prefecture]
版   令和7年度 [2025]

枠 設備補助 [equipment]
種別   補助
対象   規模 が 中小企業               要領「要綱 第3条」
経費   対象経費                       要領「要綱 第4条」
補助率 1/2 以内                       要領「要綱 第5条」
上限額 200万円                        要領「要綱 第5条」
端数   千円未満 切捨て                要領「要綱 第6条」

例 規模 = 中小企業, 対象経費 = 300万円  ならば 最大 150万円
例 規模 = 中小企業, 対象経費 = 500万円  ならば 最大 200万円
例 規模 = 大企業,   対象経費 = 300万円  ならば 対象外
`;

const keywords = /^(使う|事業|枠|類型|費目|区分|項目|明細|表|値|場合分け|出典|予算|種別|流れ|対象|前提|経費上限|経費下限|経費|補助率|上限額|上限加算|下限額|最低額|定額|金額|加算|合計上限|端数|負担|排他|併用不可|未記載|読み|版|施行|期間|所管|別名|例)(?=[\s{]|$)/;

const notation = StreamLanguage.define<object>({
  startState: () => ({}),
  token(stream) {
    if (stream.sol() && stream.match(keywords)) return "keyword";
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^「[^」]*」?/)) return "string";
    if (stream.match(/^\[[^\]]*\]?/)) return "meta";
    if (stream.match(/^[0-9０-９][0-9０-９,，./億万千円%％]*/)) return "number";
    if (stream.match(/^(ならば|のとき|以上|以下|以内|未満|超|まで|から|かつ|または|なければ|のいずれか|等)(?=[\s,、]|$)/)) return "operator";
    stream.next();
    return null;
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--faint)" },
  { tag: tags.string, color: "var(--quote)" },
  { tag: tags.meta, color: "var(--faint)" },
  { tag: tags.number, color: "var(--ink)", fontWeight: "600" },
  { tag: tags.operator, color: "var(--accent)" },
]);

/// The programme, and the round or edition, that a shipped file is of; "r6_supplementary/p52_energy_diagnosis.santei" holds energy_diagnosis/….
function fileTitle(path: string): string {
  const parts = path.replace(/\.santei$/, "").split("/");
  const last = parts.at(-1)!;
  const within = parts[0] === "guidelines" ? parts.slice(1, -1).join("/") : last.replace(/^p\d+[a-z]?_/, "");
  const edition = parts[0] === "guidelines" ? last : parts[0];
  const found = measures.value.find((one) => one.edition === edition && (one.scope + "/").startsWith(within + "/"));
  if (!found) return path.startsWith("vocabulary/") ? say("共通語彙", "the common vocabulary") : path;
  return `${found.programme} ${parts[0] === "guidelines" ? `${found.title === found.programme ? "" : found.title} ${editionOf(found)}` : ""}`.trim();
}

let draft = start; // stays while the page is open

export function RuleEditor() {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | undefined>(undefined);
  const [told, tell] = useState<Told>();
  const [files, list] = useState<string[]>([]);

  useEffect(() => {
    let timer = 0;
    let asked = 0;
    const look = async (): Promise<void> => {
      const mine = ++asked;
      const made: Told = await ask({ about: "examine", text: draft, lang: lang.value });
      if (mine !== asked || !editor.current || !made.problems) return;
      tell(made);
      const size = editor.current.state.doc.length;
      const marks = made.problems.flatMap((one) => {
        const where = one.places.find((each) => each.own);
        if (!where) return [];
        const from = Math.min(where.from, size);
        return [{ from, to: Math.min(Math.max(where.to, from), size), severity: one.level === "error" ? ("error" as const) : ("warning" as const), message: one.text + (one.help ? "\n" + one.help : "") }];
      });
      editor.current.dispatch(setDiagnostics(editor.current.state, marks));
    };
    const view = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: draft,
        extensions: [
          lineNumbers(),
          history(),
          lintGutter(),
          notation,
          syntaxHighlighting(colours),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": say("規則", "rule") }),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            draft = update.state.doc.toString();
            clearTimeout(timer);
            timer = window.setTimeout(() => void look(), 250);
          }),
        ],
      }),
    });
    editor.current = view;
    void look();
    void ask({ about: "shipped_rule" }).then((made) => list(made.files));
    return () => {
      clearTimeout(timer);
      editor.current = undefined;
      view.destroy();
    };
  }, []);

  const replace = (text: string): void => editor.current?.dispatch({ changes: { from: 0, to: editor.current.state.doc.length, insert: text } });
  const go = (where: Place): void => {
    const view = editor.current;
    if (!view || !where.own) return;
    view.dispatch({ selection: { anchor: Math.min(where.from, view.state.doc.length) }, scrollIntoView: true });
    view.focus();
  };
  const line = (where: Place): string => {
    const doc = editor.current?.state.doc;
    return doc && where.own ? say(`${doc.lineAt(Math.min(where.from, doc.length)).number}行`, `line ${doc.lineAt(Math.min(where.from, doc.length)).number}`) : "";
  };
  const passed = told?.examples.filter((one) => one.passed).length ?? 0;
  return (
    <div class="rule-view">
      <h3>{say("規則を書く", "Write a rule")}</h3>
      <p class="about">{say("書くそばから検査し、例を計算します。書いたものはこのページを閉じると消えるので、残すときは保存します。リンクには入りません。", "It is checked and its 例 are run as you type. It is lost with this page unless saved, and no link carries it.")}</p>
      <div class="field">
        <label for="shipped">{say("公開されている制度の規則を写して始める（いまの内容は取り消しで戻せます）", "Start from the rule of a published measure")}</label>
        <div class="entry">
          <select
            id="shipped"
            value=""
            onChange={(event) => {
              const path = event.currentTarget.value;
              if (path) void ask({ about: "shipped_rule", path }).then((made) => made.text && replace(made.text));
            }}
          >
            <option value="">{say("選ぶ…", "choose…")}</option>
            {files.map((one) => (
              <option key={one} value={one}>
                {fileTitle(one)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="editor" ref={place} />
      <p class="actions">
        <button type="button" onClick={() => saveText(draft, say("規則.santei", "rule.santei"), "text/plain")}>
          {say("規則を保存", "save the rule")}
        </button>
      </p>
      <div role="status">
        {!told ? (
          <p class="loading">{say("検査しています…", "checking…")}</p>
        ) : (
          <p>
            <strong>
              {told.sound
                ? say(`枠 ${told.measures}件、例 ${told.examples.length}件のうち ${passed}件が成り立ちます。`, `${told.measures} measures; ${passed} of ${told.examples.length} examples hold.`)
                : say("直すところがあります。", "Something is to be mended.")}
            </strong>
          </p>
        )}
      </div>
      {told && told.problems.length > 0 && (
        <ul class="problems">
          {told.problems.map((one, i) => {
            const where = one.places.find((each) => each.own);
            return (
              <li key={i} data-level={one.level}>
                {where && (
                  <button type="button" class="link" onClick={() => go(where)}>
                    {line(where)}
                  </button>
                )}{" "}
                {one.text} <span class="small">{one.code}</span>
                {one.help && <span class="help">{one.help}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
