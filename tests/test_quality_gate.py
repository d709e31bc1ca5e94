"""The extraction is at least as good as it was: figures on labelled articles do not fall under their floors.

`python scripts/quality_floors.py` raises the floors after an improvement.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

import quality_floors as quality

PINNED = quality.read_floors()
NEW_LABELS = "the labels have changed since the floors were measured; run python scripts/quality_floors.py"


@pytest.mark.parametrize("labelled", quality.SETS, ids=lambda labelled: labelled.labels)
def test_figures_stand_on_their_floors(labelled, nlp):
    if not labelled.is_here():
        pytest.skip("not on this machine")
    pinned = PINNED[labelled.labels]
    assert quality.sha256(labelled.labels) == pinned["sha256"], NEW_LABELS
    assert not quality.below(pinned["floors"], quality.measure(labelled, nlp))


def test_sentences_that_tell_no_event_give_none(nlp):
    pinned = PINNED[quality.NEGATIVES]
    assert quality.sha256(quality.NEGATIVES) == pinned["sha256"], NEW_LABELS
    alarms = quality.false_alarms(nlp)
    assert len(alarms) <= pinned["at_most"], "\n".join(alarms)


def test_a_figure_under_its_floor_is_named():
    assert quality.below({"when": 0.9, "where": 0.8}, {"when": 0.85, "where": 0.8}) == [
        "when 0.850 is below its floor 0.900"
    ]


def test_a_floor_follows_its_figure_up_and_falls_only_when_told_to():
    pinned = {"when": 0.9, "where": 0.8}
    measured = {"when": 0.85, "where": 0.9}
    assert quality.raised(pinned, measured, lower=False) == {"when": 0.9, "where": 0.89}
    assert quality.raised(pinned, measured, lower=True) == {"when": 0.84, "where": 0.89}
