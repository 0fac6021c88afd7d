"""Who and what else takes part in what two statements tell: whether each has somebody or something of its own."""

from __future__ import annotations

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import timely
from sayso.comparing.statements.statements import Statement
from sayso.comparing.statements.words import is_person, kinds_of


def foreign(m: Mention, n: Mention) -> bool:
    """Whether each of two nouns is of something of which the report with the other knows nothing: *a bakery*, *the
    mill*.
    """
    return (
        not (m.pronoun or n.pronoun or m.head == n.head)
        and m.head[:5] not in n.told.lower
        and n.head[:5] not in m.told.lower
        and not kinds_of(m.head) & kinds_of(n.head)
    )


def other_parts(a: Statement, b: Statement) -> bool:
    """Whether in one and the same part each has somebody or something of its own: *sold the yacht*, *sold the stud*;
    *by lightning*, *by a van*; *dined with a builder*, *with his wife*.
    """
    return any(foreign(m, n) and not _one_by_name(m, n) for m, n in _couples(a, b))


def _couples(a: Statement, b: Statement) -> list[tuple[Mention, Mention]]:
    """What stands in one and the same part of the two."""
    found = [(m, n) for m, n in ((a.theme, b.theme), (a.agent, b.agent)) if m is not None and n is not None]
    if (a.agent is None) != (b.agent is None) or (a.clause.passive != b.clause.passive and found[1:] == []):
        # who does it in the one may be to whom it is done in the other
        found = []
    found += [
        (m, n)
        for m in a.others
        for n in b.others
        if m.argument.role == n.argument.role and not timely(m) and not timely(n)
    ]
    return found


def _one_by_name(m: Mention, n: Mention) -> bool:
    """Whether one of two persons or places has a name, so that the other may be the same: *the mayor*, *Ida Falk*."""
    if is_person(m.head) or is_person(n.head) or m.person or n.person:
        return bool(m.names) != bool(n.names)
    if m.argument.role in _WHERE and m.names & n.names and m.head not in m.names and n.head not in n.names:
        # *in the mill at Lodz*, *in a bakery at Lodz*
        return False
    return bool(m.names | n.names) or bool(m.place_ids | n.place_ids)


_WHERE = frozenset({"in", "at", "on", "near", "inside", "outside"})
