"""A language server for rule files: ``python -m santei.lsp`` speaks the Language Server Protocol on standard input and output.

Problems as one types, what a word means and what phrase proves its clause, names and choices to complete, declarations to go to, mends of problems, a new layout, and each
例 run on demand. Needs ``pip install "santei[lsp]"`` (pygls).
"""

from __future__ import annotations

import argparse
import os
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from urllib.parse import unquote, urlparse

try:
    from lsprotocol import types as lsp
    from pygls.lsp.server import LanguageServer
    from pygls.workspace import TextDocument
except ModuleNotFoundError as missing:
    raise ModuleNotFoundError('santei.lsp needs pygls: pip install "santei[lsp]"') from missing

from . import __version__, _core
from ._catalogue import catalogue
from ._errors import Error, Problem, RuleError
from ._files import _read, _vocabulary_beside

Place = tuple[int, int, int, int]

_SIGNS = " \t\u3000\r\n,、()（）[]［］{}｛｝|｜=＝「」;；#"


@dataclass(frozen=True)
class Name:
    """A name that a clause declares."""

    text: str
    key: str
    place: Place
    ja: str
    en: str
    choices: tuple[tuple[str, str, Place], ...]
    shared: str
    clause: Clause

    def type_in(self, english: bool) -> str:
        return self.en if english else self.ja


@dataclass(frozen=True)
class Clause:
    """A header or clause with its place and its bases."""

    keyword: str
    place: Place
    text: str
    bases: tuple[str, ...]
    names: list[Name] = field(default_factory=list)

    def holds(self, line: int) -> bool:
        return self.place[0] <= line <= self.place[2]


@dataclass(frozen=True)
class Outline:
    """The clauses of one text, and what it declares by name."""

    uri: str | None  # none of a vocabulary that is shipped
    clauses: tuple[Clause, ...]

    @staticmethod
    def of(text: str, uri: str | None) -> Outline:
        made = []
        for keyword, place, words, bases, names in _core.outline(text):
            one = Clause(keyword, place, words, tuple(bases))
            one.names.extend(Name(label, key, where, ja, en, tuple(choices), shared, one) for label, key, where, ja, en, choices, shared in names)
            made.append(one)
        return Outline(uri, tuple(made))

    def names(self) -> list[Name]:
        return [name for clause in self.clauses for name in clause.names]


@lru_cache(maxsize=32)
def _outline(text: str, uri: str | None) -> Outline:
    return Outline.of(text, uri)


class RuleServer(LanguageServer):
    """The server with the language it answers in."""

    def __init__(self) -> None:
        super().__init__("santei", __version__)
        self.english = False

    def say(self, ja: str, en: str) -> str:
        return en if self.english else ja


server = RuleServer()


def _path_of(uri: str) -> str:
    parsed = urlparse(uri)
    return unquote(parsed.path) if parsed.scheme == "file" else unquote(uri.replace(":", "_"))


def _vocabulary(path: str) -> list[tuple[str, bytes]]:
    try:
        return _vocabulary_beside([(path, b"")])
    except OSError:
        return []


def _rules_of(path: str, text: str) -> _core.Catalogue:
    """The text with the vocabularies it uses and, where it takes 補助額 of others, the rules beside it and those shipped."""
    own = (path, text.encode("utf-8", "replace"))
    others = _core.others_at_hand([own], catalogue()._core.files())
    if others and os.path.isabs(path):
        beside = _core.others_at_hand([own], _beside(os.path.dirname(path)))
        others = [*beside, *_core.others_at_hand([own, *beside], others)]
    return _core.Catalogue.of([*_vocabulary(path), own, *others])


def _beside(folder: str) -> list[tuple[str, bytes]]:
    try:
        return _read([os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".santei")])
    except (OSError, Error):
        return []


def _outlines(document: TextDocument) -> list[Outline]:
    """That of the text, then those of its vocabulary."""
    own = _outline(document.source, document.uri)
    return [own, *(_outline(text.decode("utf-8", "replace"), f"file://{path}" if os.path.isabs(path) else None) for path, text in _vocabulary(_path_of(document.uri)))]


def _examined(document: TextDocument, examples: bool) -> list[Problem]:
    path = _path_of(document.uri)
    rules = _rules_of(path, document.source)
    _, _, _, problems = rules.examine(path, examples)
    return [one for one in problems if one.span is None or one.span.source == path]


def _range(document: TextDocument, place: Place) -> lsp.Range:
    """A place of the library (from 1, in characters) as the client counts."""
    line, column, end_line, end_column = place
    own = lsp.Range(lsp.Position(line - 1, column - 1), lsp.Position(end_line - 1, end_column - 1))
    return document.position_codec.range_to_client_units(document.lines, own)


def _diagnostic(document: TextDocument, problem: Problem) -> lsp.Diagnostic:
    told, help = (problem.english, problem.english_help) if server.english else (problem.message, problem.help)
    place = problem.span[1:] if problem.span else (1, 1, 1, 1)
    return lsp.Diagnostic(
        range=_range(document, place),
        message=told + (f"\n{server.say('助言', 'help')}: {help}" if help else ""),
        severity=lsp.DiagnosticSeverity.Error if problem.level == "error" else lsp.DiagnosticSeverity.Warning,
        code=problem.code,
        source="santei",
    )


def _publish(document: TextDocument, *, examples: bool = False) -> list[Problem]:
    problems = _examined(document, examples)
    server.text_document_publish_diagnostics(
        lsp.PublishDiagnosticsParams(uri=document.uri, version=document.version, diagnostics=[_diagnostic(document, one) for one in problems]))
    return problems


def _cursor(document: TextDocument, at: lsp.Position) -> tuple[str, int]:
    """The line and the place in it, in characters."""
    lines = document.lines
    if at.line >= len(lines):
        return "", 0
    own = document.position_codec.position_from_client_units(lines, at)
    return lines[own.line].rstrip("\r\n"), own.character


def _word_at(line: str, at: int) -> tuple[str, bool]:
    """The word around a place, and whether it begins its line."""
    begin, end = at, at
    while begin > 0 and line[begin - 1] not in _SIGNS:
        begin -= 1
    while end < len(line) and line[end] not in _SIGNS:
        end += 1
    return line[begin:end], not line[:begin].strip()


def _declared(outlines: list[Outline], word: str) -> tuple[Outline, Name] | None:
    """What a name or a key stands for; of 表.列 the table."""
    whole = word.split(".")[0]
    for outline in outlines:
        for name in outline.names():
            if whole in (name.text, name.key):
                return outline, name
    return None


def _choice(outlines: list[Outline], word: str) -> tuple[Outline, Name, Place] | None:
    for outline in outlines:
        for name in outline.names():
            for label, key, place in name.choices:
                if word in (label, key):
                    return outline, name, place
    return None


@cache
def _notation() -> tuple[tuple[str, str, str, str, str], ...]:
    return tuple(_core.notation_words())


def _meaning(word: str, first: bool) -> tuple[str, str, str, str, str] | None:
    """Of a word of the notation, as a clause where it begins a line."""
    found = [one for one in _notation() if one[1] == word]
    heads = [one for one in found if one[0] in ("clause", "header")]
    rest = [one for one in found if one not in heads]
    chosen = heads + rest if first else rest + heads
    return chosen[0] if chosen else None


@server.feature(lsp.INITIALIZE)
def _initialize(given: lsp.InitializeParams) -> None:
    options: Any = given.initialization_options
    if isinstance(options, dict) and "language" in options:
        server.english = options["language"] == "en"


@server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
def _opened(given: lsp.DidOpenTextDocumentParams) -> None:
    _publish(server.workspace.get_text_document(given.text_document.uri))


@server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
def _changed(given: lsp.DidChangeTextDocumentParams) -> None:
    _publish(server.workspace.get_text_document(given.text_document.uri))


@server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
def _closed(given: lsp.DidCloseTextDocumentParams) -> None:
    server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=given.text_document.uri, diagnostics=[]))


@server.feature(lsp.TEXT_DOCUMENT_HOVER)
def _hover(given: lsp.HoverParams) -> lsp.Hover | None:
    document = server.workspace.get_text_document(given.text_document.uri)
    line, at = _cursor(document, given.position)
    word, first = _word_at(line, at)
    if not word:
        return None
    outlines = _outlines(document)
    told: list[str] = []
    named = _declared(outlines, word)
    if named is not None and not first:
        name = named[1]
        told.append(f"**{name.text}**" + (f" `{name.key}`" if name.key else "") + f": {name.type_in(server.english)}")
        told.append(f"```santei\n{name.clause.text}\n```")
        if name.clause.bases:
            told.append(" ".join(name.clause.bases))
    elif (chosen := _choice(outlines, word)) is not None and not first:
        told.append(f"**{word}**: {server.say('選択肢', 'a choice of')} {chosen[1].text}")
    elif (meant := _meaning(word, first)) is not None:
        told.append(f"**{word}**: {meant[3] if server.english else meant[2]}")
        told.append(f"```santei\n{meant[4]}\n```")
        here = next((one for one in outlines[0].clauses if one.holds(given.position.line + 1)), None)
        if here is not None and here.bases:
            told.append(server.say("根拠", "basis") + ": " + " ".join(here.bases))
    if not told:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n".join(told)))


@server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
def _mends(given: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    document = server.workspace.get_text_document(given.text_document.uri)
    actions = []
    for problem in _examined(document, False):
        here = _diagnostic(document, problem)
        if here.range.end.line < given.range.start.line or given.range.end.line < here.range.start.line:
            continue
        for first, mend in zip([True] + [False] * len(problem.mends), problem.mends):
            lead, shown = mend.english_lead if server.english else mend.lead, mend.text.strip()
            edit = lsp.WorkspaceEdit(changes={document.uri: [lsp.TextEdit(_range(document, mend.span[1:]), mend.text)]})
            actions.append(lsp.CodeAction(title=f"{lead} → {shown}" if lead else f"→ {shown}", kind=lsp.CodeActionKind.QuickFix, diagnostics=[here], is_preferred=first, edit=edit))
    return actions


_ASKED_BEFORE = re.compile(r"(\S+)\s+(?:が|=|＝)\s+(?:\S+\s*[,、]\s*)*\S*$")


@server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", "　", ".", "|"]))
def _complete(given: lsp.CompletionParams) -> lsp.CompletionList:
    document = server.workspace.get_text_document(given.text_document.uri)
    line, at = _cursor(document, given.position)
    before = line[:at]
    outlines = _outlines(document)
    items: list[lsp.CompletionItem] = []
    if not before.strip():
        items.extend(_word_item(one, lsp.CompletionItemKind.Keyword) for one in _notation() if one[0] in ("header", "clause"))
        return lsp.CompletionList(is_incomplete=False, items=items)
    asked = _ASKED_BEFORE.search(before)
    named = _declared(outlines, asked[1]) if asked else None
    if named is not None:
        items.extend(_choice_items(outlines, named[1]))
    for outline in outlines:
        for name in outline.names():
            if name.clause.keyword not in ("事業", "枠", "類型", "費目", "明細"):
                items.append(lsp.CompletionItem(label=name.text, kind=lsp.CompletionItemKind.Variable, detail=name.type_in(server.english), filter_text=f"{name.text} {name.key}"))
    items.extend(_word_item(one, lsp.CompletionItemKind.Function if one[0] == "function" else lsp.CompletionItemKind.Keyword)
                 for one in _notation() if one[0] not in ("header", "clause"))
    return lsp.CompletionList(is_incomplete=False, items=items)


def _word_item(word: tuple[str, str, str, str, str], kind: lsp.CompletionItemKind) -> lsp.CompletionItem:
    _, text, ja, en, example = word
    return lsp.CompletionItem(label=text, kind=kind, detail=en if server.english else ja, documentation=example)


def _choice_items(outlines: list[Outline], name: Name) -> list[lsp.CompletionItem]:
    if name.shared:
        shared = _declared(outlines, name.shared)
        choices = shared[1].choices if shared else ()
    else:
        choices = name.choices
    items = [lsp.CompletionItem(label=label, kind=lsp.CompletionItemKind.EnumMember, detail=key, sort_text=f"0{i:04}", filter_text=f"{label} {key}")
             for i, (label, key, _) in enumerate(choices)]
    if name.ja == "真偽":
        items.extend(lsp.CompletionItem(label=word, kind=lsp.CompletionItemKind.EnumMember, sort_text="0") for word in ("はい", "いいえ"))
    return items


@server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
def _definition(given: lsp.DefinitionParams) -> lsp.Location | None:
    document = server.workspace.get_text_document(given.text_document.uri)
    line, at = _cursor(document, given.position)
    word, _ = _word_at(line, at)
    outlines = _outlines(document)
    named = _declared(outlines, word) if word else None
    if named is not None:
        outline, place = named[0], named[1].place
    elif word and (chosen := _choice(outlines, word)) is not None:
        outline, place = chosen[0], chosen[2]
    else:
        return None
    if outline.uri is None:
        return None
    target = server.workspace.get_text_document(outline.uri)
    return lsp.Location(uri=outline.uri, range=_range(target, place))


@server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def _symbols(given: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    document = server.workspace.get_text_document(given.text_document.uri)
    found = []
    for clause in _outline(document.source, document.uri).clauses:
        for name in clause.names:
            kind = lsp.SymbolKind.Namespace if clause.keyword in ("事業", "枠", "類型", "費目", "明細") else lsp.SymbolKind.Variable
            found.append(lsp.DocumentSymbol(name=name.text or clause.keyword, kind=kind, detail=clause.keyword,
                                            range=_range(document, clause.place), selection_range=_range(document, name.place)))
    return found


@server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
def _format(given: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
    document = server.workspace.get_text_document(given.text_document.uri)
    try:
        laid_out = _core.format_rules(document.source, _path_of(document.uri))
    except RuleError as refused:
        server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, refused.render("en" if server.english else "ja")))
        return None
    if laid_out == document.source:
        return []
    end = lsp.Position(len(document.lines), 0)
    return [lsp.TextEdit(lsp.Range(lsp.Position(0, 0), end), laid_out)]


@server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
def _lenses(given: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    document = server.workspace.get_text_document(given.text_document.uri)
    examples = [one for one in _outline(document.source, document.uri).clauses if one.keyword == "例"]
    title = server.say("▶ 例を試す", "▶ run this 例")
    lenses = [lsp.CodeLens(range=_range(document, one.place), command=lsp.Command(title, "santei.runExample", arguments=[document.uri, one.place[0]])) for one in examples]
    if examples:
        top = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        lenses.insert(0, lsp.CodeLens(range=top, command=lsp.Command(server.say("▶ 例をすべて試す", "▶ run every 例"), "santei.runExamples", arguments=[document.uri])))
    return lenses


def _told(message: str, held: bool) -> str:
    server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info if held else lsp.MessageType.Warning, message))
    return message


@server.command("santei.runExample")
def _run_example(uri: str, line: int) -> str:
    """Runs the 例 that begins on a line (from 1), and says whether it holds."""
    document = server.workspace.get_text_document(uri)
    clause = next((one for one in _outline(document.source, document.uri).clauses if one.keyword == "例" and one.place[0] == line), None)
    if clause is None:
        return _told(server.say("この行に例はありません", "there is no 例 on this line"), False)
    problems = [one for one in _publish(document, examples=True) if one.level == "error"]
    here = [one for one in problems if one.span is not None and clause.holds(one.span.line)]
    if here:
        return _told("\n".join(one.english if server.english else one.message for one in here), False)
    if any(not one.code.startswith("E06") for one in problems):
        return _told(server.say("規則に誤りがあり、例を試せません", "the rule has errors, so that its 例 are not run"), False)
    return _told(server.say("例は成り立ちます", "the 例 holds"), True)


@server.command("santei.runExamples")
def _run_examples(uri: str) -> str:
    """Runs every 例 of a file, and says how many hold."""
    document = server.workspace.get_text_document(uri)
    path = _path_of(uri)
    rules = _rules_of(path, document.source)
    _, run, passed, problems = rules.examine(path, True)
    _publish(document, examples=True)
    if run == 0 and any(one.level == "error" for one in problems):
        return _told(server.say("規則に誤りがあり、例を試せません", "the rule has errors, so that its 例 are not run"), False)
    return _told(server.say(f"例 {run}件のうち {passed}件が成り立ちます", f"{passed} of {run} 例 hold"), run == passed)


def main() -> None:
    """Serves on standard input and output until the client leaves."""
    options = argparse.ArgumentParser(prog="python -m santei.lsp", description="a language server for santei rule files, on standard input and output")
    options.add_argument("--lang", choices=("ja", "en"), default=os.environ.get("SANTEI_LANG", "ja"), help="the language of what it says")
    options.add_argument("--version", action="version", version=f"santei {__version__}")
    server.english = options.parse_args().lang == "en"
    server.start_io()


if __name__ == "__main__":
    main()
