"""The notebooks run from top to bottom, and what is stored in them is what they give."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


@pytest.mark.slow
def test_it_runs_and_writes_nothing_beside_itself(notebook):
    before = sorted(FOLDER.iterdir())
    place = {"metadata": {"path": str(FOLDER)}}
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []  # such as missing glyphs
    assert any("image/png" in output.get("data", {}) for output in outputs)
    assert sorted(FOLDER.iterdir()) == before


def test_it_is_stored_as_run_and_small(notebook):
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    stored = [output for cell in cells for output in cell.outputs]
    assert stored
    assert all(output.output_type != "error" for output in stored)
    assert len(nbformat.writes(notebook)) < 200_000
