"""What the readers of claims hand to each other before the records are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.knowledge.cues import Frame
from sayso.model import Manner
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: What a cue without a row of its own does (*according to*, a colon).
STATES = Frame("that", "statement", "certain", frozenset())
HEDGES = Frame("that", "statement", "unsure", frozenset({"hedge"}))


@dataclass(slots=True)
class SourceDraft:
    """A link of the chain: offsets of the noun phrase, its head, the words that bring it in."""

    start: int
    end: int
    head: Token
    cue: tuple[int, int] | None = None
    frame: Frame = STATES


@dataclass(slots=True)
class Draft:
    """A claim in the making; offsets count into the part of ``view``'s sentence."""

    view: View
    pieces: list[tuple[int, int]]
    frame: Frame
    #: offsets of the cue, or None for the report's own statements and those of a speaker who goes on
    cue: tuple[int, int] | None
    #: the verb, noun or adjective of the cue
    cue_head: Token | None
    sources: list[SourceDraft] = field(default_factory=list)
    #: head of the content's clause or noun phrase
    head: Token | None = None
    #: tokens of the content in the view's sentence
    content: Range | None = None
    manner: Manner = "reported"
    #: index of the quotation that it is, where it is one
    quotation: int = -1
    #: further views that the content runs through
    more: list[View] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(a for a, _ in self.pieces)

    @property
    def end(self) -> int:
        return max(b for _, b in self.pieces)

    @property
    def plain(self) -> bool:
        return self.cue is None and not self.sources
