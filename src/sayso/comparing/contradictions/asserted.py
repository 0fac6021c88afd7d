"""Whether a statement asserts something of somebody or something that is named."""

from __future__ import annotations

import re

from sayso.comparing.contradictions.rooms import peopled
from sayso.comparing.statements.sameness import LONG
from sayso.comparing.statements.statements import Statement


def asserted(s: Statement) -> bool:
    """Whether it is asserted outright, of somebody or something named."""
    kept: bool | None = s.__dict__.get("_asserted")
    if kept is None:
        kept = s.__dict__["_asserted"] = _is_asserted(s)
    return kept


def _is_asserted(s: Statement) -> bool:
    return (
        ((s.clause.kind in ("main", "complement") and s.clause.tense != "none") or s.undone or s.member or s.outcome
         or _beside(s) or _righted(s) or peopled(s) is not None)
        and s.standing == "asserted" and s.certainty >= 2 and s.scope not in ("not all", "some")
        and (s.claim is None or s.claim.attitude in ("statement", "denial", "accusation"))
        and not (s.clause.kind == "complement" and s.clause.text.lower().startswith(ASKING))
        and not any(
            (m.pronoun and m.head not in _NOBODY and s.scope != "none")
            or (m.guessed and len(s.told.extract.sentences) > LONG)
            for m in s.participants
        )
    )  # fmt: skip


#: how clauses begin that leave open what they are about: *nobody would say why he was held*
ASKING = ("what ", "why ", "how ", "who ", "where ", "whom ", "whose ", "which ")


_RIGHTED = re.compile(r"^\W*(?:correction|clarification|erratum|corrected)s?\b[^:]{0,40}:\s*$", re.I)


def _righted(s: Statement) -> bool:
    """Whether it is what a correction has to tell: *Correction: the abbot did not step down*."""
    if s.clause.kind not in ("participle", "relative") or s.clause.tense == "none" or s.clause.part != "text":
        return False
    start, _ = s.told.extract.sentences[max(s.sentence, 0)]
    return _RIGHTED.match(s.told.extract.text[start : s.clause.start]) is not None


def _beside(s: Statement) -> bool:
    """Whether it is a relative clause that the report adds as a fact of its own: *the ferry, which sank on Monday*."""
    if (
        s.clause.kind != "relative"
        or s.clause.tense == "none"
        or not s.clause.text.lower().startswith(("which ", "who "))
    ):
        return False
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    return text[max(0, s.clause.start - 20) : s.clause.start].rstrip().endswith(",")


_NOBODY = frozenset({"nobody", "none", "one"})


#: heads of what is nobody at all behind *no*
ANYBODY = _NOBODY | {"no one", "person", "people", "soul"}
