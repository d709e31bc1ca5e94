"""Build nlp/entities/lexicon/name_characters.tsv: where and how often each character stands in names of persons.

    python scripts/build_name_characters.py --foreign nrf.txt --taiwan tw_person_translations_aitlas.tsv

Sources: HanLP 1.x data/dictionary/person/nrf.txt (Apache-2.0), 14,679 mainland transliterations, and AItlasAPI
KNOWLEDGE_people.json (MIT), Taiwan transliterations of names that have a Latin original, and Chinese names, which
have none.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from pathlib import Path

from nlp.entities.script import simplify
from nlp.entities.tables import read_words

TARGET = Path(__file__).parents[1] / "nlp/entities/lexicon/name_characters.tsv"
# Rarer characters stand in too few names to say anything.
MINIMUM = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--foreign", type=Path, required=True)
    parser.add_argument("--taiwan", type=Path, required=True)
    arguments = parser.parse_args()
    foreign = {line.strip() for line in arguments.foreign.read_text(encoding="utf-8").splitlines()}
    surnames = read_words("nlp.entities.lexicon", "surnames.tsv", "surname")
    chinese = set()
    with arguments.taiwan.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = simplify(row["zh_hant"])
            if re.search("[a-z]", row["original"] or ""):
                foreign.add(name)
            elif re.fullmatch("[一-鿿]{3}", name) and name[0] in surnames:
                chinese.add(name)
    parts = [part for name in foreign for part in simplify(name).split("·") if part]
    columns = (
        Counter(character for name in foreign for character in set(simplify(name))),
        Counter(part[0] for part in parts),
        Counter(part[-1] for part in parts),
        Counter(character for name in chinese for character in name[1:]),
    )
    characters = sorted(set().union(*columns), key=lambda character: (-columns[0][character], character))
    with TARGET.open("w", encoding="utf-8") as out:
        out.write("character\tnames\tfirst\tlast\tgiven\tsource\n")
        for character in characters:
            counts = [column[character] for column in columns]
            if max(counts[0], counts[3]) >= MINIMUM and "一" <= character <= "鿿":
                out.write("\t".join([character, *map(str, counts), "hanlp-nrf+aitlas"]) + "\n")


if __name__ == "__main__":
    main()
