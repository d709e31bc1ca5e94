"""Words of a tokenizer found again in the text, whatever it did to them."""

import pytest
from nlp.entities.recognisers.align import align


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("王毅抵达东京", ["王毅", "抵达", "东京"], ["王毅", "抵达", "东京"]),
        # Spaces are dropped, between words and in them.
        ("王毅 \u3000抵达  东京\n", ["王毅", "抵达", "东京"], ["王毅", "抵达", "东京"]),
        ("J. Smith 抵达", ["J.Smith", "抵达"], ["J. Smith", "抵达"]),
        # Width and case are changed.
        ("Ｇ７１１月", ["g7", "11", "月"], ["Ｇ７", "１１", "月"]),
        ("COVID疫情", ["co", "##vid", "疫情"], ["CO", "VID", "疫情"]),
        # A character becomes several, which may end up in several words.
        ("等等…㈱", ["等等", "...", "(株)"], ["等等", "…", "㈱"]),
        ("好…吗", ["好", ".", "..", "吗"], ["好", "…", None, "吗"]),
        # Signs are dropped.
        ("王毅\u200b抵达😀东京", ["王毅", "抵达", "东京"], ["王毅", "抵达", "东京"]),
        # A word is unknown: it takes what stands between its neighbours.
        ("王毅 😀 抵达", ["王毅", "[UNK]", "抵达"], ["王毅", "😀", "抵达"]),
        ("😀抵达", ["[UNK]", "抵达"], ["😀", "抵达"]),
        ("抵达😀", ["抵达", "[UNK]"], ["抵达", "😀"]),
        ("抵达😀🎉东京", ["抵达", "[UNK]", "[UNK]", "东京"], ["抵达", None, None, "东京"]),
        ("", [], []),
        ("东京", ["巴黎"], ["东京"]),
    ],
)
def test_words_are_found_where_they_stand(text, words, found):
    spans = align(text, words)
    assert [text[slice(*span)] if span else None for span in spans] == found
    edges = [edge for span in spans if span for edge in span]
    assert edges == sorted(edges)
