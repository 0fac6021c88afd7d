"""A possible place mention on its way to being one."""

from __future__ import annotations

from sayso.knowledge.places import Row
from sayso.model import Span
from sayso.reading.document import Document, Sentence, Token


class Mention:
    """Tokens ``first`` to ``last`` of a sentence that spell a name of the gazetteer."""

    __slots__ = (
        "adjective", "bears", "behind", "container", "end", "entry", "evidence", "first", "key", "last", "loose",
        "postings", "score", "sentence", "share", "start", "type",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, first: int, last: int, key: str) -> None:
        self.sentence = sentence
        self.first = first
        self.last = last
        #: offsets into text or title
        self.start = sentence.tokens[first].start
        self.end = sentence.tokens[last].end
        #: folded name, without type word and article
        self.key = key
        #: rows and qualities, most prominent first
        self.postings: tuple[tuple[int, int], ...] = ()
        #: found by a looser key only
        self.loose = False
        #: what an adjective or name of a people belongs to
        self.adjective: Row | None = None
        #: kinds of entry that a type word beside the name asks for
        self.type: frozenset[str] = frozenset()
        #: mention that names what this one lies in: *Paris, Texas*
        self.container: Mention | None = None
        #: mention in front of it that it is the container of
        self.behind: Mention | None = None
        #: evidence that it is a place at all: the sum, and each piece of it with what it is in words
        self.score = 0.0
        self.evidence: list[tuple[float, str]] = []
        #: part of the name of a paper or a company: no place, but it tells where the report is from
        self.bears = False
        self.entry: Row | None = None
        #: share of the evidence that its entry has among its namesakes
        self.share = 0.0

    def weigh(self, weight: float, what: str) -> None:
        """Add a piece of evidence that it is a place, or with a minus that it is none."""
        self.score += weight
        self.evidence.append((weight, what))

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens[self.first : self.last + 1]

    @property
    def head(self) -> Token:
        """The token that the others of the name hang on."""
        inside = self.tokens
        for token in reversed(inside):
            if token.head is token or not self.first <= token.head.i <= self.last:
                return token
        return inside[-1]

    @property
    def before(self) -> Token | None:
        return self.sentence.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        tokens = self.sentence.tokens
        return tokens[self.last + 1] if self.last + 1 < len(tokens) else None

    def span(self, document: Document) -> Span:
        return document.span(self.start, self.end, self.sentence.part)

    def __repr__(self) -> str:
        words = " ".join(t.text for t in self.tokens)
        return f"<Mention {words} {self.start} {self.score:.1f} {self.entry}>"
