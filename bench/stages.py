"""What each step of reading costs, as a share of the parse (tok2vec, tagger and parser over the same text).

python -m bench.stages [--reports N] [--runs N] [--jsonl FILE]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from bench.corpus import given_or_made
from bench.read import Nothing
from sayso.knowledge.places import open_gazetteer
from sayso.model import Problem
from sayso.reading.actors import read_actors
from sayso.reading.attribution import read_claims
from sayso.reading.bodies import read_bodies
from sayso.reading.clauses import read_clauses
from sayso.reading.dates import read_dates
from sayso.reading.events import read_events
from sayso.reading.loaded import read_loaded
from sayso.reading.notices import read_notices
from sayso.reading.parse import parser
from sayso.reading.places import read_places
from sayso.reading.quantities import read_quantities
from sayso.reading.relations import read_relations
from sayso.reading.remarks import read_remarks


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=100)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--jsonl", type=Path)
    given = arguments.parse_args()
    reports = [(report, "en") for report in given_or_made(given.jsonl, given.reports)]
    gazetteer = open_gazetteer()
    spent: dict[str, list[float]] = defaultdict(list)
    for run in range(given.runs + 1):
        clock: dict[str, float] = defaultdict(float)
        began = time.process_time()
        documents = parser().documents(reports, Nothing())
        clock["parse"] = time.process_time() - began
        for document in documents:
            problems: list[Problem] = []
            marks = [("", time.process_time())]

            def mark(step: str, marks: list[tuple[str, float]] = marks) -> None:
                marks.append((step, time.process_time()))

            notices = read_notices(document)
            mark("notices")
            dates = read_dates(document, notices, problems)
            mark("dates")
            places = read_places(document, gazetteer, notices)
            mark("places")
            read_relations(document, places, gazetteer)
            mark("relations")
            actors = read_actors(document, places, gazetteer, notices)
            mark("actors")
            quantities = read_quantities(document, dates)
            mark("quantities")
            claims = read_claims(document, actors, dates, notices)
            mark("claims")
            read_events(document, actors, places, dates, quantities, notices)
            mark("events")
            read_remarks(document, claims, actors, notices)
            read_loaded(document, claims, places, notices)
            read_bodies(document, places, notices)
            mark("remarks")
            read_clauses(document, notices)
            mark("clauses")
            for (_, before), (step, after) in pairwise(marks):
                clock[step] += after - before
        if run:  # the first run warms up
            for step, seconds in clock.items():
                spent[step].append(seconds)
    parse = statistics.median(spent["parse"])
    print(f"{len(reports)} reports, {given.runs} runs; CPU time, share of the parse")
    for step, runs in spent.items():
        middle = statistics.median(runs)
        print(f"{step:12} {min(runs):7.3f} {middle:7.3f} {max(runs):7.3f} s  {middle / parse:6.3f}")


if __name__ == "__main__":
    main()
