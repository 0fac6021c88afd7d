"""Words read a second, beside spaCy's stock pipeline over the same texts.

    python -m bench.read [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

One process, one thread; the sentence store is off, and no sentence comes twice in the made-up reports. The stock
pipeline gets whole texts and all its components; *tagger and parser* is what sayso needs of it, sentence by sentence,
by spaCy and by sayso.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.timing import arguments, in_turn, slices, table
from sayso.model import Report
from sayso.reading.extract import extract
from sayso.reading.parse import parser
from sayso.reading.sentences import sentences


class Nothing:
    """A sentence store that keeps nothing."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {}

    def put(self, parses: dict[bytes, bytes]) -> None:
        pass


def split(reports: list[Report]) -> Iterator[str]:
    """The sentences of these reports, shortest first, as sayso parses them."""
    found = {" ".join(r.text[a:b].split()) for r in reports for a, b, _ in sentences(r.text)}
    return iter(sorted(found, key=lambda s: (len(s), s)))


def main() -> None:
    import spacy

    given = arguments(__doc__, 2000)
    parts = slices(given)
    stock = spacy.load(parser().package)
    seconds = in_turn(
        {
            "spaCy, stock pipeline": lambda part: [None for _ in stock.pipe(r.text for r in part)],
            "spaCy, tagger and parser": lambda part: list(parser().parse_by_spacy(split(part))),
            "sayso, tagger and parser": lambda part: list(parser().parse(split(part))),
            "sayso, all of extract": lambda part: [None for _ in extract(part, store=Nothing())],
        },
        parts,
    )
    table("Reading: all of extract, no sentence twice", parts, seconds, given.json)


if __name__ == "__main__":
    main()
