"""The package itself: its stubs, its examples, its import."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import santei

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "examples" / "python").glob("*.py"))


def run(*command: str) -> str:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}).stdout


NEEDS = {"duckdb_million_rows": "duckdb", "spark_local": "pyspark", "workbook": "xlsxwriter"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_prints_what_it_should(example: Path) -> None:
    if needed := NEEDS.get(example.stem):
        pytest.importorskip(needed)
    if needed == "pyspark" and "SANTEI_TEST_SPARK" not in os.environ:
        pytest.skip("SANTEI_TEST_SPARK is not set")
    assert run(str(example)) == example.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore")
def test_the_notebook_runs_and_shows_answers() -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    for needed in ("ipykernel", "matplotlib", "pandas", "pyarrow"):
        pytest.importorskip(needed)
    notebook = nbformat.read(ROOT / "examples" / "python" / "notebook.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)  # kept without what it printed
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    html = "".join("".join(output.get("data", {}).get("text/html", "")) for output in outputs)
    for words in ("○ 前提を満たせば対象", "最大 1,000,000,000円", "<svg", f"{len(santei.catalogue())}件の枠", "「補助上限額50億円」", "工場"):
        assert words in html
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert "最小 60億円" in "".join(output.get("text", "") for output in outputs)


def test_the_documents_show_the_examples_as_they_are() -> None:
    shown = 0
    for page in (ROOT / "README.md", ROOT / "bindings" / "python" / "README.md"):
        for file, body in re.findall(r"<!-- (examples/python/\S+) -->\n```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M):
            assert (ROOT / file).read_text(encoding="utf-8") == body
            shown += 1
    assert shown >= 1


def test_the_stub_is_what_the_module_has(tmp_path: Path) -> None:
    pytest.importorskip("nanobind")
    run("-m", "nanobind.stubgen", "-q", "--exclude-values", "-m", "santei._core", "-o", str(tmp_path / "_core.pyi"))
    assert (tmp_path / "_core.pyi").read_text(encoding="utf-8") == Path(santei.__file__).with_name("_core.pyi").read_text(encoding="utf-8")


def test_import_needs_nothing_but_the_standard_library() -> None:
    loaded = run("-c", "import sys; before = set(sys.modules); import santei; print(*{name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names))")
    assert loaded.split() == ["santei"]


def test_every_public_name_has_words() -> None:
    for name in santei.__all__:
        value = getattr(santei, name)
        if callable(value) and not name.startswith("_") and getattr(value, "__module__", "").startswith("santei"):
            assert value.__doc__ and not value.__doc__.startswith(f"{name}("), name


def test_the_marker_for_type_checkers_is_there() -> None:
    assert Path(santei.__file__).with_name("py.typed").exists()
