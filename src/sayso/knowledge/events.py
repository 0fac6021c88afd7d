"""What words name events, and what they need around them: look-ups over the event tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sayso.knowledge.tables import table
from sayso.model import EventType

Operation = Literal[
    "do", "announce", "begin", "continue", "end", "cancel", "refuse", "accept", "ask", "promise", "plan", "threaten",
    "try", "fail", "prevent", "manage", "receive",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must, or must not, be so for a row to hold."""

    #: ``obj``, ``subj``, ``near``, ``armed``, ``inner``, ``object``, ``of``, ``at``, ``with``, ``to`` or ``carried``
    where: str
    classes: tuple[str, ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One reading of a word that names events."""

    words: str
    predicate: str
    type: EventType | None
    mode: str | None
    state: bool
    #: slots where the target stands, best first
    targets: tuple[str, ...]
    #: where the agent stands, if the subject is the target (``subj``)
    doer: str | None
    needs: tuple[Need, ...]
    example: str


class Lexicon:
    """The event tables by word."""

    def __init__(self) -> None:
        self.verbs = _rows("event_verbs")
        self.nouns = _rows("event_nouns")
        self.adjectives = _rows("event_adjectives")
        #: verb -> form (np, inf, adj, or pp:PREP) -> operation
        self.operators: dict[str, dict[str, Operation]] = {}
        for operation, forms, words in table("event_operators"):
            for word in words.split():
                for form in forms.split():
                    self.operators.setdefault(word, {}).setdefault(form, cast(Operation, operation))
        self.classes: dict[str, frozenset[str]] = {
            name: frozenset(words.split()) for name, words in table("event_classes")
        }
        #: words that make a sentence one about fighting: those of force and arms but for what the police, airlines and
        #: miners have as well
        self.classes["armed"] = (
            frozenset().union(*(self.classes[c] for c in ("force", "shell", "plane", "bomb", "arms", "air")))
            - self.classes["civil"]
        )
        #: of those, the ones that are not at home in a kitchen or on a pitch as well
        self.classes["warlike"] = self.classes["armed"] - self.classes["homely"]
        #: prepositions that belong to a verb
        self.bound = frozenset(
            key
            for key, rows in self.verbs.items()
            if "_" in key and any(key.rsplit("_", 1)[1] in row.targets for row in rows)
        )
        #: second halves of compound keys of nouns
        self.compounds = frozenset(key.split("_")[-1] for key in self.nouns if "_" in key)


def _rows(name: str) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for words, predicate, kind, mode, aspect, targets, needs, example in table(name):
        slots: list[str] = []
        doer: str | None = None
        for slot in targets.split():
            place, _, other = slot.partition("=")
            if slot == "-":
                continue
            slots.append(place)
            doer = other or doer
        row = Row(
            words=words,
            predicate=predicate,
            type=None if kind == "-" else cast(EventType, kind),
            mode=None if mode == "-" else mode,
            state=aspect == "s",
            targets=tuple(slots),
            doer=doer,
            needs=tuple(_need(n) for n in needs.split() if n != "-"),
            example=example,
        )
        found.setdefault(words, []).append(row)
    return {words: tuple(rows) for words, rows in found.items()}


def _need(text: str) -> Need:
    where, _, classes = text.lstrip("!").partition(":")
    return Need(where=where, classes=tuple(classes.split("|")) if classes else (), denied=text.startswith("!"))


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    return Lexicon()


@cache
def plover_modes() -> dict[tuple[str, str, str], str]:
    """PLOVER's own modes by type, what they are told by (``self``, ``below`` or ``fought``) and the word for it."""
    return {
        (kind, told_by, word.replace("_", " ")): mode
        for kinds, mode, told_by, words in table("event_modes")
        for kind in kinds.split()
        for word in words.split()
    }
