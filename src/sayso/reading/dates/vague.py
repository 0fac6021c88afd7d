"""Times that are told without a count: *soon*, *once*, *recent losses*, *at the time*."""

from __future__ import annotations

from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.words import Word

#: Words at which such an expression may begin, beside *the* and *that*.
FIRST = frozenset(("soon", "once", "recent"))
#: Words behind *at the time* that leave it an adverbial; others (*of*, *when*, *he*) make it a clause of its own.
_CLOSING = frozenset(("and", "but", "in", "by", "for", "with", "to", "as", "from", "on", "was", "were", "had", "said"))
_NOT_SOON = frozenset(("as", "too", "how", "so", "very", "no", "sooner"))
_NOT_ONCE = frozenset(
    ("at", "all", "for", "than", "just", "only", "more", "not", "but", "this", "the", "never", "even")
)
_NOT_BEHIND_ONCE = frozenset(
    "again more in every per a-year and or that it he she they we you i the a an this these those all his her its "
    "their".split()
)


def vague(w: list[Word], i: int, f: Frame) -> Found | None:
    """The vague time that begins at word ``i``: TIMEX3's PAST_REF or FUTURE_REF."""
    low = w[i].lower
    before = w[i - 1].lower if i else ""
    after = w[i + 1] if i + 1 < len(w) else None
    if low == "soon":
        if before in _NOT_SOON or (after is not None and after.lower in ("as", "after", "enough", "afterwards")):
            return None
        past = f.direction(w[i]) == "past"
        return None if past else Found(i, i + 1, "DATE", "FUTURE_REF")
    if low == "recent":
        if before in ("more", "most", "less") or after is None or after.sort in ("unit", "mark"):
            return None
        token = f.token(w[i].start)
        return Found(i, i + 1, "DATE", "PAST_REF") if token is not None and token.dep == "amod" else None
    if low == "once":
        return _once(w, i, f, before, after)
    if low in ("the", "that") and before == "at" and after is not None and after.lower == "time":
        behind = w[i + 2] if i + 2 < len(w) else None
        if behind is None or behind.sort == "mark" or behind.lower in _CLOSING:
            ahead = f.direction(w[i + 1]) == "future"
            return Found(i, i + 2, "DATE", "FUTURE_REF" if ahead else "PAST_REF")
    return None


def _once(w: list[Word], i: int, f: Frame, before: str, after: Word | None) -> Found | None:
    """*once*, formerly: *was once home to*, *a once powerful party*; not *once a week*, *once he left*."""
    if before in _NOT_ONCE or after is None or after.sort in ("mark", "number", "unit"):
        return None
    if after.lower in _NOT_BEHIND_ONCE and not (before in ("was", "were", "had") and after.lower in ("the", "a", "an")):
        return None
    token = f.token(w[i].start)
    if token is None or token.dep != "advmod":
        return None
    if before in ("was", "were"):
        return Found(i, i + 1, "DATE", "PAST_REF")
    past = token.head.tag in ("JJ", "VBN") if token.head.pos != "VERB" else f.direction(w[i]) == "past"
    return Found(i, i + 1, "DATE", "PAST_REF") if past else None
