"""A feed in which every second report is a near copy, beside spaCy's stock pipeline over the same texts.

    python -m bench.feed [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

The copies lack a paragraph and have a sentence of their own in another's place. ``extract`` keeps sentences in memory,
as it does by itself; the store is empty at the start of each run.
"""

from __future__ import annotations

from bench.timing import arguments, in_turn, slices, table
from bench.varied import near_copies
from sayso.reading.extract import extract
from sayso.reading.parse import MemoryStore, parser


def main() -> None:
    import spacy

    given = arguments(__doc__, 600)
    parts = [near_copies(part) for part in slices(given)]
    stock = spacy.load(parser().package)
    seconds = in_turn(
        {
            "spaCy, stock pipeline": lambda part: [None for _ in stock.pipe(r.text for r in part)],
            "sayso, all of extract": lambda part: [None for _ in extract(part, store=MemoryStore())],
        },
        parts,
    )
    table("A feed of which half are near copies", parts, seconds, given.json)


if __name__ == "__main__":
    main()
