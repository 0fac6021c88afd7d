"""Dates in running text, beside dateparser's search.

    python -m bench.dates [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

dateparser is given each sentence by itself, in English, with the day of publication as its base; sayso's dates are
found in reports that are parsed already (they look at a few tags), which is not counted.
"""

from __future__ import annotations

from datetime import datetime

from bench.read import Nothing
from bench.timing import arguments, in_turn, slices, table
from sayso.model import Report
from sayso.reading.dates import read_dates
from sayso.reading.notices import read_notices
from sayso.reading.parse import parser
from sayso.reading.sentences import sentences


def main() -> None:
    from dateparser.search import search_dates

    given = arguments(__doc__, 120)
    parts = slices(given)
    documents = {id(part): parser().documents([(r, "en") for r in part], Nothing()) for part in parts}

    def searched(part: list[Report]) -> None:
        for report in part:
            base = datetime.fromisoformat((report.published or "2025-01-01")[:10])
            for start, end, _ in sentences(report.text):
                search_dates(report.text[start:end], languages=["en"], settings={"RELATIVE_BASE": base})

    seconds = in_turn(
        {
            "dateparser, search": searched,
            "sayso, dates": lambda part: [read_dates(d, read_notices(d), []) for d in documents[id(part)]],
        },
        parts,
    )
    table("Dates", parts, seconds, given.json)


if __name__ == "__main__":
    main()
