"""Who says what a sentence tells, by its text: where a name stands before it, the reading takes it to go with the name
(*in Varna, the chairman of the Centre Party said*).
"""

from __future__ import annotations

import re

from sayso.comparing.statements.statements import Statement

_BEHIND = re.compile(
    r", (?:as )?(?P<who>(?:the|its|their|his|her) [^,.;:\"“”]{3,80}?) (?:said|told|declared|announced|added|stated)\b"
)


def said_behind(s: Statement) -> tuple[int, int] | None:
    """From where to where in the text stands who says what a clause tells, behind it and a comma; None for nobody."""
    if s.clause.part != "text":
        return None
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    found = _BEHIND.search(s.told.extract.text, max(start, s.clause.start), end)
    return found.span("who") if found is not None else None
