"""Whom or what a phrase of a clause is of where the clause by itself does not say it: what a pronoun stands for, who is
said to be one of several, what a verb with a particle is done to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.words import kinds_of
from sayso.model import Claim, Clause

if TYPE_CHECKING:
    from sayso.comparing.statements.statements import Statement, Statements


def behind_particle(mentions: Mapping[str, list[Mention]], wording: frozenset[str]) -> Mention | None:
    """What is behind a particle where the parse takes it for a preposition: *voted down the budget*, *switched off the
    alarm*.
    """
    for particle, verbs in _PARTED.items():
        behind = mentions.get(particle)
        if behind and any(w.endswith(" " + particle) and (not verbs or w.split()[0] in verbs) for w in wording):
            return behind[0]
    return None


#: particles, and the verbs behind which they are seldom prepositions (none: all)
_PARTED = {
    "down": frozenset[str](),
    "off": frozenset("switch turn shut call fend beat fight seal sell write lay put pay ward stave".split()),
    "up": frozenset("blow give break hold tear dig buy wind".split()),
    "out": frozenset("rule carry wipe hand lock vote".split()),
    "over": frozenset({"take", "hand"}),
}


def member_of(clause: Clause, subject: Mention | None, above: Statement | None) -> Mention | None:
    """Who is said to be one of those of whom a clause tells: Malta in *Malta was among the states that voted no*.

    None where the clause tells of others.
    """
    if subject is None or above is None or clause.kind not in ("relative", "participle") or not above.clause.copula:
        return None
    if above.theme is None or above.theme.pronoun or above.agent is not None:
        return None
    among = next((m for m in above.others if m.argument.role == "among"), None)
    if among is None and above.clause.predicate == "one":
        among = next((m for m in above.others if m.argument.role in ("of", "attribute")), None)
    if among is None or not subject.argument.start <= among.argument.end <= clause.verb[0]:
        return None
    return above.theme if subject.head in (among.head, "those", "that", "who", "which") else None


def _may_stand_for(pronoun: str, m: Mention) -> bool:
    """Whether a personal pronoun may be of this subject, or of this person by name who is an object."""
    if m.argument.role != "subject" and not (m.person and m.names):
        return False
    if pronoun == "she" and any(kinds_of(w) & {"vessel", "aircraft"} for w in m.words):
        return True
    if pronoun in ("he", "she"):
        return m.person and (m.head in m.names or m.head in m.text.lower().replace("'", " ").replace("’", " ").split())
    if pronoun == "it":
        return not m.person and m.head not in ("woman", "man", "people")
    return True


def antecedent(pronoun: Mention, claim: Claim | None, statements: Statements, index: int) -> Mention | None:
    """Whom or what a personal pronoun stands for: the subject of the nearest main clause before that may be meant.

    A guess, which only widens what may match. What stands in quotation marks speaks of others than what does not.
    """
    if pronoun.head not in ("he", "she", "it", "they"):
        return None
    quoted = claim is not None and claim.manner == "quoted"
    clauses, sentences = pronoun.told.extract.clauses, statements.sentences
    for at in range(index - 1, -1, -1):
        if clauses[at].part != pronoun.part or sentences[index] - sentences[at] > 2:
            return None
        if clauses[at].kind not in ("main", "complement", "adverbial"):
            continue
        earlier = statements[at]
        if (earlier.claim is not None and earlier.claim.manner == "quoted") != quoted:
            continue
        for m in sorted(earlier.participants, key=lambda m: m.argument.role != "subject"):
            if not m.pronoun and _may_stand_for(pronoun.head, m):
                return replace(m, guessed=True)
    return None
