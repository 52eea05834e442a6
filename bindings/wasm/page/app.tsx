// Three columns, which on a phone are three steps in the same order.
import { useState } from "preact/hooks";
import { chosen, failed, notice, ready, together, view, type View } from "./state";
import { lang, say } from "./words";
import { Company } from "./views/company";
import { List } from "./views/list";
import { Measure } from "./views/measure";
import { Report } from "./views/report";
import { RuleEditor } from "./views/rule";
import { Several } from "./views/several";
import { Share } from "./views/share";
import { Table } from "./views/table";

const titles = (): [View, string][] => [
  ["measure", say("くわしく", "Details")],
  ["several", say(`並べる${together.value.length > 0 ? ` ${together.value.length}` : ""}`, `Compare${together.value.length > 0 ? ` ${together.value.length}` : ""}`)],
  ["table", say("会社の表", "Table")],
  ["rule", say("規則を書く", "Write a rule")],
];

function Body() {
  switch (view.value) {
    case "several": return <Several />;
    case "table": return <Table />;
    case "rule": return <RuleEditor />;
    default: return <Measure />;
  }
}

export function App() {
  const [step, go] = useState(0);
  const steps = [say("会社", "Company"), say("受けられるもの", "Within reach"), titles().find(([key]) => key === view.value)![1]];
  document.documentElement.lang = lang.value;
  if (failed.value)
    return (
      <main class="failed">
        <h1>santei（算定）</h1>
        <p>{say("計算を始められませんでした。ブラウザーを新しい版にして、開き直してください（Chrome・Edge 103、Firefox 113、Safari 16.4 以降）。", "The engine could not be started. Open this page in a newer browser (Chrome or Edge 103, Firefox 113, Safari 16.4).")}</p>
        <p class="about">{failed.value}</p>
      </main>
    );
  if (!ready.value) return <p class="loading">{say("規則を読み込んでいます…", "reading the rules…")}</p>;
  return (
    <>
      <div class="screen">
        <header class="top">
          <h1>
            santei<span>（算定）</span> <small>{say("補助金の見積もり", "estimates of grants")}</small>
          </h1>
          <Share />
          <button type="button" class="plain" lang={lang.value === "ja" ? "en" : "ja"} onClick={() => (lang.value = lang.value === "ja" ? "en" : "ja")}>
            {lang.value === "ja" ? "English" : "日本語"}
          </button>
        </header>
        {notice.value === "broken_link" && (
          <div class="notice" role="alert">
            <p>{say("リンクの一部が欠けているか、変わっています。読めたところまでを入れました。送った人に、もう一度リンクをもらってください。", "A part of the link is missing or changed. What could be read was filled in: ask for the link again.")}</p>
            <button type="button" class="plain" onClick={() => (notice.value = "")}>
              {say("閉じる", "close")}
            </button>
          </div>
        )}
        <nav class="stages" aria-label={say("手順", "steps")}>
          {steps.map((one, i) => (
            <button type="button" key={i} aria-current={step === i ? "step" : undefined} onClick={() => go(i)}>
              {i + 1} {one}
            </button>
          ))}
        </nav>
        <main class="columns" data-step={step} onClick={(event) => (event.target as Element).closest(".row") && go(2)}>
          <Company />
          <List />
          <section class="detail" aria-label={say("くわしく", "Details")}>
            <nav class="tabs" aria-label={say("見るもの", "views")}>
              {titles().map(([key, title]) => (
                <button type="button" key={key} aria-current={view.value === key ? "page" : undefined} onClick={() => (view.value = key)}>
                  {title}
                </button>
              ))}
            </nav>
            <div key={view.value + (view.value === "measure" ? chosen.value : "")}>
              <Body />
            </div>
          </section>
        </main>
      </div>
      <Report />
    </>
  );
}
