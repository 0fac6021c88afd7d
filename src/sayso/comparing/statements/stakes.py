"""Who has a stake in what they say, and whose word is routine."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sayso.comparing.statements.statements import Statement
from sayso.comparing.told import Told
from sayso.knowledge.tables import table
from sayso.model import Source


@cache
def _stakes() -> dict[str, str]:
    return {word.strip(): sort for sort, members in table("stakes") for word in members.split(",")}


#: what ends the noun of who says it
_HEAD_ENDS = re.compile(r" (?:of|at|in|from|close|near|who|whose|on|with|for|by|inside|working|employed)\b|,")


def sort_of(source: Source) -> str:
    """``party`` (speaks of its own success, fault, goods or enemy), ``single`` (one private or unnamed voice),
    ``medium``,
    ``office`` (there to know, without a stake), ``open`` (nothing known).
    """
    if source.kind == "medium":
        return "medium"
    words = [w.strip(",.'") for w in source.text.lower().replace("’", "'").replace("'s", "").split()]
    known = _stakes()
    both = {i for i, two in enumerate(pairwise(words)) if " ".join(two) in known}
    # *the town clerk* is no *clerk*
    sorts = [known[" ".join(words[i : i + 2])] for i in sorted(both)]
    sorts += [known[w] for i, w in enumerate(words) if w in known and i not in both and i - 1 not in both]
    if source.text.lower().startswith(("a ", "an ", "one ")):
        # *a volunteer at the county record office*
        head = _HEAD_ENDS.split(source.text.lower(), maxsplit=1)[0].split()
        if head and {known[w] for w in head if w in known} == {"single"}:
            return "single"
    whose, _, who = source.text.lower().replace("’", "'").rpartition("'s ")
    if whose and known.get((_HEAD_ENDS.split(who, maxsplit=1)[0].split() or [""])[-1]) == "single":
        # *the hospital's cook* is not the hospital
        return "single"
    for sort in ("office", "single", "party"):
        if sort in sorts and not (sort == "office" and "party" in sorts):
            return sort
    if source.text.lower().startswith(("a ", "an ")) and source.kind in ("person", "official", "witness"):
        return "single"
    if not source.named and source.kind in ("person", "official", "witness"):
        return "single"
    if source.kind in ("group",):
        return "party"
    return "open"


def stake(statement: Statement) -> bool:
    """Whether the statement leans on a source with a stake, or on somebody's word on themselves."""
    if any(sort_of(s) == "party" for s in statement.sources):
        return True
    speakers = {w for s in statement.sources for w in s.text.lower().split()} - {"the", "a", "an", "of", "its"}
    own = {w for m in statement.participants for w in m.text.lower().split()}
    return bool(speakers & own)


def leaning(statement: Statement) -> bool:
    """Whether the statement leans on its source: one with a stake, unnamed, private or single."""
    kept: bool | None = statement.__dict__.get("_leaning")
    if kept is None:
        kept = statement.__dict__["_leaning"] = _leans(statement)
    return kept


def _leans(statement: Statement) -> bool:
    sorts = {sort_of(s) for s in statement.sources}
    if "office" in sorts and (_own_men(statement) or _clears_himself(statement)):
        # *the chief of police said that his men had fired into the air*
        sorts = (sorts - {"office"}) | {"party"}
    if "open" in sorts and (_own_doing(statement) or _own_affair(statement)):
        # *The League said that its fighters had …*
        sorts = (sorts - {"open"}) | {"party"}
    return bool(sorts) and sorts <= {"party", "single", "medium"}


_MEN = frozenset(
    "man officer constable policeman soldier warder guard gendarme trooper sailor gunner agent inspector keeper sentry "
    "troops force crew driver fireman nurse doctor teacher clerk subordinate colleague department office staff".split()
)


def _own_men(statement: Statement) -> bool:
    """Whether somebody in office speaks of what his own people did: *his men had fired into the air*."""
    doer = statement.agent if statement.agent is not None else statement.theme
    return doer is not None and doer.text.lower().startswith(("his ", "her ", "their ")) and doer.head in _MEN


def _clears_himself(statement: Statement) -> bool:
    """Whether somebody in office says what he himself did not do: *the mayor said that he had never met him*."""
    if not statement.negative or statement.standing != "asserted" or statement.agent is None:
        return False
    text = statement.told.extract.text if statement.clause.part == "text" else statement.told.extract.title
    subject = next((a for a in statement.clause.arguments if a.role == "subject"), None)
    return subject is not None and text[subject.start : subject.end].lower() in ("he", "she", "i", "we")


def _own_doing(statement: Statement) -> bool:
    """Whether what is told was done by those who belong to its source."""
    doer = statement.agent if statement.agent is not None else statement.theme
    return doer is not None and doer.text.lower().startswith(("its ", "their ", "our "))


def _own_affair(statement: Statement) -> bool:
    """Whether somebody speaks for a firm, club or party of whose own affairs it is: *the club has paid all wages, its
    president said*.
    """
    if not any(s.text.lower().startswith(("its ", "their ")) for s in statement.sources):
        return False
    words = statement.clause.text.lower().replace("’", "'").replace("'s", "").split()
    sorts = {_stakes().get(w.strip(",.")) for w in words}
    return "party" in sorts and "office" not in sorts


_OWN_EYES = ("our correspondent", "this reporter", "our reporter", "i saw", "we saw", "this correspondent",
             "our own man",
             "a reporter for this", "our special correspondent", "the writer saw")  # fmt: skip


def own_eyes(told: Told) -> bool:
    """Whether the report's own writer was there."""
    words = told.lower
    return any(w in words for w in _OWN_EYES)
