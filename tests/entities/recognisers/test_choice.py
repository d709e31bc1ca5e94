"""Choosing an engine by name, and what the choice costs."""

import subprocess
import sys

import pytest
from nlp.entities.recognisers import recogniser


@pytest.mark.parametrize("name", ["", "LAC", "lac:big", "hanlp:", "spacy", "spacy:", "jieba"])
def test_an_unknown_engine_is_refused_with_the_choices(name):
    with pytest.raises(ValueError, match="choose one of: lac, hanlp, hanlp:MODEL .*spacy:PIPELINE") as error:
        recogniser(name)
    assert repr(name) in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["lac", "hanlp", "hanlp:some/folder", "spacy:zh_core_web_trf"])
def test_choosing_loads_nothing_and_keeps_the_name(name):
    assert recogniser(name).name == name


def test_the_default_engine_never_imports_the_packages_of_the_others():
    code = (
        "import sys, nlp; from nlp.entities.recognisers import recogniser; "
        "recogniser('lac')(['王毅在北京']); "
        "print([name for name in ('torch', 'transformers', 'hanlp', 'tensorflow') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
