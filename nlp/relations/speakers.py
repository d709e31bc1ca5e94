"""Who speaks to whom in a sentence, and who writes to whom: those whom 我, 你 and 我们 stand for later."""

from __future__ import annotations

from nlp.entities import Party

from .positions import clause_start, is_subject, last_subject
from .units import Unit
from .vocabulary import word_list


def speaker_of(units: list[Unit]) -> tuple[Unit, Unit | None] | None:
    """Return the one who speaks in a sentence, and the one spoken to where it says so: 习近平对普京说."""
    for i in range(len(units) - 1):
        if units[i].tag != "PERSON" or (i > 0 and units[i - 1].text == "应"):
            # 应甲邀请，我…: not the one who invites.
            continue
        # 普京[致辞]表示
        says = next((unit for unit in units[i + 1 : i + 3] if unit.text not in word_list("speech_given")), None)
        if says is not None and says.tag == "SPEECH":
            return units[i], None
        following = [unit.tag for unit in units[i + 1 : i + 4]]
        if following == ["PREPOSITION", "PERSON", "SPEECH"]:
            return units[i], units[i + 2]
    if (author := _author(units)) is not None:
        return author, None
    for i in range(1, len(units) - 2):
        if units[i].tag == "SPEECH" and "QUOTE" in (units[i + 1].tag, units[i + 2].tag):
            # 冯德莱恩在基辅表示：“…
            subject = last_subject(units[:i])
            return (subject, None) if subject is not None and subject.tag == "PERSON" else None
    return None


def _author(units: list[Unit]) -> Unit | None:
    """Who publishes or delivers something in his own words: 甲发表题为《…，…》的署名文章."""
    for i in range(1, len(units)):
        if "".join(unit.text for unit in units[i : i + 2]).startswith(tuple(word_list("in_own_words"))):
            return next((units[j] for j in range(i) if units[j].tag == "PERSON" and is_subject(units, j)), None)
    return None


def correspondents(units: list[Unit]) -> tuple[Party, ...]:
    """Return the two who write to each other, or one to the other; none where nobody does.

    甲同乙互致贺电, 甲致电乙，祝贺…
    """
    for i in range(len(units) - 2):
        writer, between, other = units[i : i + 3]
        if not writer.tag == other.tag == "PERSON" or between.tag not in ("WITH", "PREPOSITION", "TRIGGER"):
            continue
        start = clause_start(units, i)
        end = next((j for j in range(i, len(units)) if units[j].tag in ("COMMA", "STOP")), len(units))
        if any(unit.text in word_list("letter") for unit in units[start:end]):
            return (*writer.parties[:1], *other.parties[:1])
    return ()
