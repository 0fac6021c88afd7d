"""What each step of reading costs, as a share of spaCy's parse (tok2vec, tagger and parser over the same sentences).

    python -m bench.stages [--reports N] [--runs N] [--jsonl FILE] [--json FILE]

*parse* is sayso's own way to the same parses, with sentences, tokens and lemmas. CPU time; other reports in each run.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator

from bench.read import Nothing, split
from bench.timing import arguments, slices, words
from sayso.knowledge.places import Gazetteer, open_gazetteer
from sayso.model import Problem
from sayso.reading.actors import read_actors
from sayso.reading.attribution import read_claims
from sayso.reading.bodies import read_bodies
from sayso.reading.clauses import read_clauses
from sayso.reading.dates import read_dates
from sayso.reading.document import Document
from sayso.reading.events import read_events
from sayso.reading.loaded import read_loaded
from sayso.reading.notices import read_notices
from sayso.reading.parse import parser
from sayso.reading.places import read_places
from sayso.reading.quantities import read_quantities
from sayso.reading.relations import read_relations
from sayso.reading.remarks import read_remarks


def main() -> None:
    given = arguments(__doc__, 360)
    parts = slices(given)
    gazetteer = open_gazetteer()
    spent: dict[str, list[float]] = defaultdict(list)
    for run, part in enumerate(parts):
        clock: dict[str, float] = defaultdict(float)
        began = time.process_time()
        list(parser().parse_by_spacy(split(part)))
        clock["spaCy"] = time.process_time() - began
        documents = parser().each([(report, "en") for report in part], Nothing())
        while True:
            began = time.process_time()
            document = next(documents, None)
            clock["parse"] += time.process_time() - began
            if document is None:
                break
            for step, seconds in _steps(document, gazetteer):
                clock[step] += seconds
        if run:  # the first run warms up
            for step, seconds in clock.items():
                spent[step].append(seconds)
    base = spent["spaCy"]
    reports = sum(map(len, parts[1:]))
    print(
        f"{reports} reports, {words(parts)} words, {given.runs} runs; CPU time as a share of spaCy's tagger and parser"
    )
    print(f"{'':12} {'least':>6} {'median':>6} {'most':>6}")
    for step, runs in spent.items():
        shares = [seconds / whole for seconds, whole in zip(runs, base, strict=True)]
        print(f"{step:12} {min(shares):6.3f} {statistics.median(shares):6.3f} {max(shares):6.3f}")
    if given.json:
        given.json.write_text(json.dumps({"seconds": spent}, indent=1), "utf-8")


def _steps(document: Document, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """Each step over one report, and the seconds it took."""
    problems: list[Problem] = []
    at = time.process_time()

    def since() -> float:
        nonlocal at
        before, at = at, time.process_time()
        return at - before

    notices = read_notices(document)
    yield "notices", since()
    dates = read_dates(document, notices, problems)
    yield "dates", since()
    places = read_places(document, gazetteer, notices)
    yield "places", since()
    read_relations(document, places, gazetteer)
    yield "relations", since()
    actors = read_actors(document, places, gazetteer, notices)
    yield "actors", since()
    quantities = read_quantities(document, dates)
    yield "quantities", since()
    claims = read_claims(document, actors, dates, notices)
    yield "claims", since()
    read_events(document, actors, places, dates, quantities, notices)
    yield "events", since()
    read_remarks(document, claims, actors, notices)
    read_loaded(document, claims, places, notices)
    read_bodies(document, places, notices)
    yield "remarks", since()
    read_clauses(document, notices)
    yield "clauses", since()


if __name__ == "__main__":
    main()
