"""Who says what, beside textacy's direct quotations.

    python -m bench.quotations [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

From the text: textacy with the parse it needs (spaCy's stock pipeline without its entities), and all of ``extract``,
which finds indirect speech, places, dates, events and the rest as well. On parses that are there: the quotations alone
and sayso's claims alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bench.read import Nothing
from bench.timing import arguments, in_turn, slices, table
from sayso.knowledge.places import open_gazetteer
from sayso.model import Claim, Report
from sayso.reading.actors import read_actors
from sayso.reading.attribution import read_claims
from sayso.reading.dates import read_dates
from sayso.reading.extract import extract
from sayso.reading.notices import read_notices
from sayso.reading.parse import parser
from sayso.reading.places import read_places


def main() -> None:
    import spacy
    from textacy.extract.triples import direct_quotations

    given = arguments(__doc__, 360)
    parts = slices(given)
    stock = spacy.load(parser().package, exclude=["ner"])
    docs = {id(part): list(stock.pipe(r.text for r in part)) for part in parts}
    claims = {id(part): _ready(part) for part in parts}

    def quotations(found: list[Any]) -> int:
        return sum(1 for doc in found for _ in direct_quotations(doc))

    seconds = in_turn(
        {
            "textacy, with the parse": lambda part: quotations(list(stock.pipe(r.text for r in part))),
            "sayso, all of extract": lambda part: [None for _ in extract(part, store=Nothing())],
            "textacy, quotations alone": lambda part: quotations(docs[id(part)]),
            "sayso, claims alone": lambda part: [step() for step in claims[id(part)]],
        },
        parts,
    )
    table("Who says what", parts, seconds, given.json)
    found = sum(quotations(docs[id(part)]) for part in parts)
    made = sum(len(step()) for part in parts for step in claims[id(part)])
    print(f"textacy found {found} quotations, sayso {made} claims")


def _ready(part: list[Report]) -> list[Callable[[], list[Claim]]]:
    gazetteer = open_gazetteer()
    steps: list[Callable[[], list[Claim]]] = []
    for document in parser().documents([(report, "en") for report in part], Nothing()):
        notices = read_notices(document)
        dates = read_dates(document, notices, [])
        actors = read_actors(document, read_places(document, gazetteer, notices), gazetteer, notices)

        def step(a: Any = document, b: Any = actors, c: Any = dates, d: Any = notices) -> list[Claim]:
            return read_claims(a, b, c, d)

        steps.append(step)
    return steps


if __name__ == "__main__":
    main()
