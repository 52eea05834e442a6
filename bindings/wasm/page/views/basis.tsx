// What proves a line: the phrase with its page, the place in a guideline, or that it is an assumption.
import { say } from "../words";

export interface Based {
  page: string;
  bases: { kind: string; text: string }[];
}

export function Basis({ of }: { of: Based }) {
  const quoted = of.bases.some((one) => one.kind === "quote");
  return (
    <span class="basis">
      {of.bases.map((one, i) => (
        <span key={i} class={one.kind}>
          {one.kind === "quote" ? `「${one.text}」` : one.kind === "guideline" ? `${say("要領", "guideline")} ${one.text}` : `${say("仮定", "assumption")} ${one.text}`}
        </span>
      ))}
      {quoted && of.page && <span class="page">{say(`${of.page}ページ`, `p. ${of.page}`)}</span>}
    </span>
  );
}
