from __future__ import annotations

import pytest
from nlp.events.codes import codes
from nlp.events.schema import STATUSES, TYPES


@pytest.mark.parametrize(
    ("type", "status", "mode", "cameo", "plover"),
    [
        ("meet", "occurred", "in_person", "040", "CONSULT"),
        ("meet", "occurred", None, "040", "CONSULT"),
        ("meet", "occurred", "video", "040", "CONSULT/phone"),
        ("call", "occurred", "phone", "041", "CONSULT/phone"),
        ("visit", "occurred", "in_person", "042", "CONSULT/visit"),
        ("attend", "occurred", None, "040", "CONSULT/multilateral"),
        ("meet", "planned", "in_person", "036", "AGREE"),
        ("visit", "possible", None, "036", "AGREE"),
        ("call", "refused", "phone", "125", "REJECT/meet"),
        ("visit", "cancelled", None, None, None),
        ("meet", "postponed", None, None, None),
        ("meet", "denied", None, None, None),
    ],
)
def test_codes_of_the_code_books(type, status, mode, cameo, plover):
    found = codes({"type": type, "status": status, "mode": mode})
    assert (found.cameo, found.plover) == (cameo, plover)


def test_a_visit_is_made_by_the_guest_and_hosted_by_the_host():
    found = codes({"type": "visit", "status": "occurred", "mode": None})
    assert (found.cameo, found.cameo_reverse) == ("042", "043")


@pytest.mark.parametrize(
    ("change", "cameo"),
    [
        ({"country": "CHE"}, "044"),
        ({"country": "KOR"}, "040"),
        ({"country": None}, "040"),
        ({"country": "CHE", "whom_country": [None]}, "040"),  # whose guest the unknown one is, nobody says
        ({"country": "CHE", "mode": "video"}, "040"),
        ({"country": "CHE", "status": "planned"}, "036"),
    ],
)
def test_a_meeting_in_a_country_of_neither_is_at_a_third_location(change, cameo):
    meeting = {
        "type": "meet",
        "status": "occurred",
        "mode": None,
        "who_country": ["CHN"],
        "whom_country": ["KOR"],
    }
    assert codes(meeting | change).cameo == cameo


def test_every_kind_of_event_finds_a_row():
    for type in TYPES:
        for status in STATUSES:
            codes({"type": type, "status": status, "mode": None})
