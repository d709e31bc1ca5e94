"""Choosing an engine by name, and what the choice costs."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from nlp.entities.recognisers import recogniser

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", ["", "LAC", "lac:big", "hanlp:", "spacy", "spacy:", "jieba"])
def test_an_unknown_engine_is_refused_with_the_choices(name):
    with pytest.raises(ValueError, match="choose one of: lac, hanlp, hanlp:MODEL .*spacy:PIPELINE") as error:
        recogniser(name)
    assert repr(name) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["lac", "hanlp", "hanlp:some/folder", "spacy:zh_core_web_trf"])
def test_choosing_loads_nothing_and_keeps_the_name(name):
    assert recogniser(name).name == name


def test_the_package_and_its_default_engine_never_import_the_packages_of_the_others():
    """spaCy itself imports torch where it is installed; what it brings along is not counted."""
    code = (
        "import sys, nlp\n"
        "heavy = {'torch', 'transformers', 'hanlp', 'tensorflow'}\n"
        "found = [*heavy & {*sys.modules}]\n"
        "import spacy\n"
        "with_spacy = {*sys.modules}\n"
        "from nlp.entities.recognisers import recogniser\n"
        "recogniser('lac')(['王毅在北京'])\n"
        "print(found, [*heavy & ({*sys.modules} - with_spacy)])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[] []"


@pytest.mark.skipif(find_spec("hanlp") is not None, reason="HanLP is installed")
def test_an_engine_whose_package_is_not_installed_says_how_to_install_it():
    with pytest.raises(ImportError, match=r'pip install "huiwu\[hanlp\]".*embedded engine'):
        recogniser("hanlp")(["王毅"])
