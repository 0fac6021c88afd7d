"""The smallest claim in which a clause stands."""

from __future__ import annotations

from bisect import bisect_left

from sayso.comparing.told import Spans, Told
from sayso.model import Claim, Clause, Part


class SmallestClaims:
    """The smallest claim in which a verb stands; of equals the first."""

    def __init__(self, told: Told) -> None:
        held: dict[Part, list[tuple[int, int, tuple[int, int, Claim]]]] = {"text": [], "title": []}
        for order, claim in enumerate(told.extract.claims):
            size = sum(b - a for a, b in claim.pieces)
            held[claim.part].extend((a, b, (size, order, claim)) for a, b in claim.pieces)
        self._at = {part: Spans(pieces) for part, pieces in held.items()}

    def of(self, clause: Clause) -> Claim | None:
        a, b = clause.verb
        fits = [
            each
            for each in self._at[clause.part].meeting(a, b)
            if any(start <= a and b <= end for start, end in each[2].pieces)
        ]
        return min(fits, key=lambda each: each[:2])[2] if fits else None


def one_clause(told: Told, claim: Claim) -> bool:
    """Whether a claim holds one clause alone."""
    starts: dict[str, list[int]] | None = told.__dict__.get("_verbs")
    if starts is None:
        starts = {p: sorted(c.verb[0] for c in told.extract.clauses if c.part == p) for p in ("text", "title")}
        told.__dict__["_verbs"] = starts
    verbs = starts[claim.part]
    return bisect_left(verbs, claim.end) - bisect_left(verbs, claim.start) == 1
