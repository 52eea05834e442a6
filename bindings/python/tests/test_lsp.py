"""The language server, asked as an editor asks it."""

import json
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from conftest import LAMPS

from santei import _core

URI = "file:///rules/lamps.santei"
USES = """使う 共通語彙
事業 見本 [sample]
出典 要領「要綱」
枠 枠 [main]
種別 補助
対象 規模 が 中小企業 要領「第3条 中小企業」
経費 対象経費 要領「第4条 経費」
補助率 1/2 要領「第5条 1/2」
端数 円未満 切捨て 要領「第6条 円未満切捨て」
例 規模 = 中小企業, 対象経費 = 3円 ならば 1円
例 規模 = 中小企業, 対象経費 = 3円 ならば 2円
"""


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-m", "santei.lsp"]))
async def editor(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), initialization_options={"language": "ja"}))
    yield
    await lsp_client.shutdown_session()


async def opened(editor: LanguageClient, text: str, uri: str = URI) -> list[lsp.Diagnostic]:
    editor.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri=uri, language_id="santei", version=1, text=text)))
    await editor.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(editor.diagnostics[uri])


async def changed(editor: LanguageClient, text: str, version: int = 2) -> list[lsp.Diagnostic]:
    editor.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(uri=URI, version=version), [lsp.TextDocumentContentChangeWholeDocument(text)]))
    await editor.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(editor.diagnostics[URI])


def at(text: str, line: str, word: str, uri: str = URI) -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
    """Where a word stands, in the first line that begins so."""
    lines = text.split("\n")
    number = next(i for i, one in enumerate(lines) if one.startswith(line))
    return lsp.TextDocumentIdentifier(uri), lsp.Position(number, lines[number].index(word) + 1)


@pytest.mark.asyncio
async def test_problems_come_and_go_as_one_types(editor: LanguageClient) -> None:
    assert await opened(editor, LAMPS) == []
    broken = await changed(editor, LAMPS.replace("経費   工事費 ", "経費   工事非 "))
    assert [one.code for one in broken] == ["E0201"]
    assert broken[0].range == lsp.Range(lsp.Position(11, 5), lsp.Position(11, 8))
    assert "工事費" in broken[0].message and broken[0].severity == lsp.DiagnosticSeverity.Error
    assert await changed(editor, LAMPS, 3) == []


@pytest.mark.asyncio
async def test_a_mend_is_offered_and_mends(editor: LanguageClient) -> None:
    text = LAMPS.replace("経費   工事費 ", "経費   工事非 ")
    found = await opened(editor, text)
    offered = await editor.text_document_code_action_async(lsp.CodeActionParams(lsp.TextDocumentIdentifier(URI), found[0].range, lsp.CodeActionContext(found)))
    assert offered and isinstance(offered[0], lsp.CodeAction) and offered[0].edit is not None and offered[0].edit.changes is not None
    assert offered[0].title == "もしかして → 工事費" and offered[0].is_preferred
    edit = offered[0].edit.changes[URI][0]
    assert edit.range == found[0].range
    assert await changed(editor, text.replace("工事非", edit.new_text)) == []


@pytest.mark.asyncio
async def test_columns_count_as_the_client_counts(editor: LanguageClient) -> None:
    found = await opened(editor, LAMPS.replace("経費   工事費 ", "経費   𠮷𠮷 "))
    assert [one.range for one in found if one.range.start.line == 11] == [lsp.Range(lsp.Position(11, 5), lsp.Position(11, 9))]


@pytest.mark.asyncio
async def test_a_word_is_told_with_its_meaning_and_its_phrase(editor: LanguageClient) -> None:
    await opened(editor, LAMPS)
    name = await editor.text_document_hover_async(lsp.HoverParams(*at(LAMPS, "対象   工事費", "工事費")))
    assert name is not None and isinstance(name.contents, lsp.MarkupContent)
    assert "works_cost" in name.contents.value and "金額" in name.contents.value
    word = await editor.text_document_hover_async(lsp.HoverParams(*at(LAMPS, "補助率", "補助率")))
    assert word is not None and isinstance(word.contents, lsp.MarkupContent)
    assert "率" in word.contents.value and "要綱 第5条" in word.contents.value
    assert await editor.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(URI), lsp.Position(0, 0))) is None


@pytest.mark.asyncio
async def test_names_choices_and_keywords_are_completed(editor: LanguageClient) -> None:
    text = USES + "対象 規模 が \n\n"
    await opened(editor, text)
    document = lsp.TextDocumentIdentifier(URI)
    line = len(USES.split("\n")) - 1
    choices = await editor.text_document_completion_async(lsp.CompletionParams(document, lsp.Position(line, 8)))
    assert isinstance(choices, lsp.CompletionList)
    labels = [one.label for one in choices.items]
    assert labels[:5] == ["中小企業", "小規模事業者", "中堅企業", "大企業", "地方公共団体等"]
    assert {"対象経費", "県", "小さい方"} <= set(labels)
    start = await editor.text_document_completion_async(lsp.CompletionParams(document, lsp.Position(line + 1, 0)))
    assert isinstance(start, lsp.CompletionList)
    assert {"対象", "補助率", "枠"} <= {one.label for one in start.items} and "県" not in {one.label for one in start.items}


@pytest.mark.asyncio
async def test_a_name_leads_to_its_declaration(editor: LanguageClient, tmp_path: Path) -> None:
    await opened(editor, LAMPS)
    found = await editor.text_document_definition_async(lsp.DefinitionParams(*at(LAMPS, "経費   工事費", "工事費")))
    assert isinstance(found, lsp.Location)
    assert (found.uri, found.range.start) == (URI, lsp.Position(4, 5))
    (tmp_path / "vocabulary").mkdir()
    words = tmp_path / "vocabulary" / "words.santei"
    words.write_text("項目 規模 [company_size] 区分 { 中小企業 [sme], 大企業 [large] }\n項目 対象経費 [eligible_cost] 金額\n", encoding="utf-8")
    uri = (tmp_path / "own.santei").as_uri()
    await opened(editor, USES, uri)
    elsewhere = await editor.text_document_definition_async(lsp.DefinitionParams(*at(USES, "経費", "対象経費", uri)))
    assert isinstance(elsewhere, lsp.Location)
    assert (elsewhere.uri, elsewhere.range.start) == (words.as_uri(), lsp.Position(1, 3))
    choice = await editor.text_document_definition_async(lsp.DefinitionParams(*at(USES, "対象", "中小企業", uri)))
    assert isinstance(choice, lsp.Location) and choice.range.start.line == 0


@pytest.mark.asyncio
async def test_a_text_is_laid_out(editor: LanguageClient) -> None:
    await opened(editor, LAMPS)
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    edits = await editor.text_document_formatting_async(lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier(URI), options))
    assert edits is not None and len(edits) == 1 and "補助率 2/3" in edits[0].new_text
    await changed(editor, edits[0].new_text)
    again = await editor.text_document_formatting_async(lsp.DocumentFormattingParams(lsp.TextDocumentIdentifier(URI), options))
    assert not again


@pytest.mark.asyncio
async def test_each_example_is_run_on_demand(editor: LanguageClient) -> None:
    assert await opened(editor, USES) == [], "an 例 is not run until it is asked for"
    lenses = await editor.text_document_code_lens_async(lsp.CodeLensParams(lsp.TextDocumentIdentifier(URI)))
    assert lenses is not None and [one.command.command for one in lenses if one.command] == ["santei.runExamples", "santei.runExample", "santei.runExample"]
    first, second = lenses[1].command, lenses[2].command
    assert first is not None and second is not None
    held = await editor.workspace_execute_command_async(lsp.ExecuteCommandParams(first.command, arguments=first.arguments))
    assert held == "例は成り立ちます"
    failed = await editor.workspace_execute_command_async(lsp.ExecuteCommandParams(second.command, arguments=second.arguments))
    assert "1円" in str(failed)
    assert [one.code for one in editor.diagnostics[URI]] == ["E0601"]
    whole = await editor.workspace_execute_command_async(lsp.ExecuteCommandParams("santei.runExamples", arguments=[URI]))
    assert whole == "例 2件のうち 1件が成り立ちます"
    nothing = await editor.workspace_execute_command_async(lsp.ExecuteCommandParams("santei.runExample", arguments=[URI, 1]))
    assert nothing == "この行に例はありません"


def test_the_extension_colours_every_word() -> None:
    folder = Path(__file__).parents[2] / "vscode"
    grammar = json.loads((folder / "santei.tmLanguage.json").read_text(encoding="utf-8"))
    patterns = [one["match"] for one in grammar["patterns"] if "match" in one]
    coloured = {word for one in patterns for word in re.findall(r"[\u3040-\u9fff]+", one)}
    assert {word for _, word, *_ in _core.notation_words()} <= coloured
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    assert all((folder / Path(one["path"])).exists() for one in told["contributes"]["grammars"]) and (folder / told["main"]).exists()
