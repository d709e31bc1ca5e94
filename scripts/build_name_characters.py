"""Build nlp/entities/lexicon/name_characters.tsv: how often each character stands in transliterated foreign names.

    python scripts/build_name_characters.py --foreign nrf.txt --taiwan tw_person_translations_aitlas.tsv

Sources: HanLP 1.x data/dictionary/person/nrf.txt (Apache-2.0), 14,679 mainland transliterations, and AItlasAPI
KNOWLEDGE_people.json (MIT), Taiwan transliterations of names that have a Latin original.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from pathlib import Path

from nlp.entities.script import simplify

TARGET = Path(__file__).parents[1] / "nlp/entities/lexicon/name_characters.tsv"
# Rarer characters stand in too few names to say anything.
MINIMUM = 4


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--foreign", type=Path, required=True)
    parser.add_argument("--taiwan", type=Path, required=True)
    arguments = parser.parse_args()
    names = {line.strip() for line in arguments.foreign.read_text(encoding="utf-8").splitlines()}
    with arguments.taiwan.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        names |= {row["zh_hant"] for row in rows if re.search("[a-z]", row["original"] or "")}
    counts = Counter(character for name in names for character in set(simplify(name)))
    with TARGET.open("w", encoding="utf-8") as out:
        out.write("character\tnames\tsource\n")
        for character, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            if count >= MINIMUM and "一" <= character <= "鿿":
                out.write(f"{character}\t{count}\thanlp-nrf+aitlas\n")


if __name__ == "__main__":
    main()
