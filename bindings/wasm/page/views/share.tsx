// The case as a link: what was said stands in the address, so the address is all there is to send.
import { useState } from "preact/hooks";
import { say } from "../words";

export function Share() {
  const [heard, tell] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href);
      tell(
        location.protocol === "file:"
          ? say("コピーしました。相手は自分のこのファイルを開き、アドレスの # から後ろを貼り替えます。", "Copied. Others open their own copy of this file and replace what follows the # in its address.")
          : say("コピーしました。開くと同じ内容になります。", "Copied. It opens with the same content."),
      );
    } catch {
      tell(say("コピーできませんでした。アドレス欄の全体をコピーしてください。", "Not copied: copy the whole address from the bar above."));
    }
  };
  return (
    <>
      <span class="about" role="status">
        {heard}
      </span>
      <button type="button" class="plain" onClick={() => void copy()} onBlur={() => tell("")}>
        {say("リンクをコピー", "copy link")}
      </button>
    </>
  );
}
