// The first sheet of an Excel workbook as CSV: the cells as they were given, numbers in all their digits, days as days.
import { quoted } from "./csv";

/// Why a workbook is not read; `what` is a word of ours.
export class Unread extends Error {
  constructor(readonly what: "damaged" | "locked" | "huge") {
    super(what);
  }
}

const most = 200 << 20; // bytes of all parts once unpacked

interface Part {
  at: number;
  size: number;
  packed: boolean;
}

/// The parts of a zip by name, from the directory at its end.
function partsOf(bytes: Uint8Array): Map<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) --end;
  if (end < 0) throw new Unread("damaged");
  const parts = new Map<string, Part>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; --left) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new Unread("damaged");
    if (view.getUint16(at + 8, true) & 1) throw new Unread("locked");
    const [name, extra, note] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) throw new Unread("damaged");
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    parts.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), { at: start, size: view.getUint32(at + 20, true), packed: view.getUint16(at + 10, true) === 8 });
    at += 46 + name + extra + note;
  }
  return parts;
}

/// Unpacks at most what is left of the limit: a small file may hold a huge one.
async function unpack(bytes: Uint8Array, part: Part, left: { bytes: number }): Promise<Document> {
  const raw = bytes.slice(part.at, part.at + part.size);
  const stream = part.packed ? new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate-raw")) : new Blob([raw]).stream();
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Unread("damaged");
    });
    if (done) break;
    left.bytes -= value.length;
    if (left.bytes < 0) {
      void reader.cancel();
      throw new Unread("huge");
    }
    pieces.push(value);
  }
  const text = await new Blob(pieces as BlobPart[]).text();
  const made = new DOMParser().parseFromString(text, "application/xml");
  if (made.querySelector("parsererror")) throw new Unread("damaged");
  return made;
}

const all = (within: Document | Element, name: string): Element[] => [...within.getElementsByTagNameNS("*", name)];

/// The text of a cell that is text, without the readings that stand beside it.
const textOf = (of: Element): string =>
  all(of, "t")
    .filter((one) => one.parentElement?.localName !== "rPh")
    .map((one) => one.textContent ?? "")
    .join("");

/// "1.5E9" as "1500000000": what a workbook keeps is decimal text.
export function plain(number: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(number);
  if (!found) return number;
  const [, sign, whole = "", part = "", power] = found;
  const digits = whole + part;
  const point = whole.length + Number(power);
  if (Math.abs(point) > 400) return number;
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const cut = Math.max(point, 1);
  const rest = padded.slice(cut).replace(/0+$/, "");
  return sign + padded.slice(0, cut).replace(/^0+(?=\d)/, "") + (rest ? "." + rest : "");
}

/// Which styles show a day.
function dayStyles(styles: Document | undefined): Set<number> {
  const days = new Set<number>();
  if (!styles) return days;
  const own = new Map(all(styles, "numFmt").map((one) => [Number(one.getAttribute("numFmtId")), one.getAttribute("formatCode") ?? ""]));
  const formats = all(styles, "cellXfs")[0];
  if (formats)
    [...formats.children].forEach((one, i) => {
      const id = Number(one.getAttribute("numFmtId"));
      const code = (own.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
      if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || /[ymdge]/i.test(code.replace(/general/i, ""))) days.add(i);
    });
  return days;
}

/// A serial number of Excel as a day.
function dayOf(serial: string, since1904: boolean): string {
  const days = Math.floor(Number(serial)) + (since1904 ? 1462 : 0);
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

function columnOf(place: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(place)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

export async function csvOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts = partsOf(bytes);
  const left = { bytes: most };
  const open = async (name: string): Promise<Document | undefined> => {
    const part = parts.get(name);
    return part ? unpack(bytes, part, left) : undefined;
  };
  const book = await open("xl/workbook.xml");
  const links = await open("xl/_rels/workbook.xml.rels");
  if (!book || !links) throw new Unread("damaged");
  const first = all(book, "sheet")[0];
  const id = [...(first?.attributes ?? [])].find((one) => one.localName === "id" && one.name !== "sheetId")?.value;
  const target = all(links, "Relationship").find((one) => one.getAttribute("Id") === id)?.getAttribute("Target") ?? "";
  const sheet = await open(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  if (!sheet) throw new Unread("damaged");
  const strings = await open("xl/sharedStrings.xml");
  const shared = strings ? all(strings, "si").map(textOf) : [];
  const days = dayStyles(await open("xl/styles.xml"));
  const since1904 = ["1", "true"].includes(all(book, "workbookPr")[0]?.getAttribute("date1904") ?? "");
  const lines: string[] = [];
  for (const row of all(sheet, "row")) {
    const cells: string[] = [];
    for (const cell of all(row, "c")) {
      const place = cell.getAttribute("r");
      const at = place ? columnOf(place) : cells.length;
      if (at > 16_383) throw new Unread("damaged");
      while (cells.length < at) cells.push("");
      const value = all(cell, "v")[0]?.textContent ?? "";
      const type = cell.getAttribute("t") ?? "n";
      cells.push(
        type === "s" ? (shared[Number(value)] ?? "")
        : type === "inlineStr" ? textOf(cell)
        : type === "b" ? (value === "1" ? "はい" : "いいえ")
        : type !== "n" || value === "" ? value
        : days.has(Number(cell.getAttribute("s") ?? "0")) ? dayOf(value, since1904)
        : plain(value),
      );
    }
    lines.push(cells.map(quoted).join(","));
  }
  return lines.join("\n") + "\n";
}
