"""A parsed report: sentences and tokens with offsets into the text as it was read.

The recognisers walk these objects and never the parser's own, so that a parse can come from a sentence store. Tags are
Penn Treebank's, dependency labels those of the ClearNLP scheme that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.model import Part, Report, Span

if TYPE_CHECKING:
    from sayso.reading.phrases import Grasp

Pos = Literal["NOUN", "PROPN", "VERB", "ADJ", "ADV", "PRON", "DET", "ADP", "NUM", "PUNCT", "CCONJ", "PART", "INTJ", "X"]


class Parse(msgspec.Struct, frozen=True, array_like=True):
    """The parse of one sentence: a value for each token, offsets from the start of the sentence's clean text."""

    starts: list[int]
    ends: list[int]
    tags: list[str]
    deps: list[str]
    #: index of each token's head, its own at the root
    heads: list[int]


class Token:
    """One token. ``head`` is the token itself at the root of a sentence."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "start",
        "tag",
        "text",
    )  # fmt: skip

    #: index in ``sentence.tokens``
    i: int
    #: offsets into the part (text or title) that ``sentence.part`` names
    start: int
    end: int
    text: str
    lower: str
    #: in lower case, but for proper nouns
    lemma: str
    #: Penn Treebank tag: ``VBD``
    tag: str
    pos: Pos
    #: ``nsubj``, ``ccomp``, …, ``ROOT``
    dep: str
    head: Token
    #: in the order of the text
    children: list[Token]
    sentence: Sentence

    def __repr__(self) -> str:
        return f"<{self.text}/{self.tag}/{self.dep} {self.start}>"

    def subtree(self) -> list[Token]:
        """The token and all below it, in the order of the text."""
        found = [self]
        for token in found:
            found.extend(token.children)
        found.sort(key=lambda t: t.i)
        return found

    def ancestors(self) -> Iterator[Token]:
        """Head, head's head, … up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def nbor(self, distance: int = 1) -> Token | None:
        """The token that stands ``distance`` further in the sentence, or None."""
        at = self.i + distance
        tokens = self.sentence.tokens
        return tokens[at] if 0 <= at < len(tokens) else None

    @property
    def left_edge(self) -> Token:
        token = self
        while token.children and token.children[0].i < token.i:
            token = token.children[0]
        return token

    @property
    def right_edge(self) -> Token:
        token = self
        while token.children and token.children[-1].i > token.i:
            token = token.children[-1]
        return token


class Sentence:
    """One sentence; ``tokens`` hold no white space."""

    __slots__ = ("end", "grasp", "index", "paragraph", "part", "start", "tokens")

    def __init__(self, index: int, start: int, end: int, part: Part, paragraph: int) -> None:
        #: index in ``Document.sentences``, or in ``Document.headline`` where ``part`` is "title"
        self.index = index
        self.start = start
        self.end = end
        self.part = part
        #: number of the paragraph in the text, from 0
        self.paragraph = paragraph
        self.tokens: list[Token] = []
        #: what ``phrases`` has worked out
        self.grasp: Grasp | None = None

    @property
    def root(self) -> Token | None:
        for token in self.tokens:
            if token.head is token:
                return token
        return None

    def __repr__(self) -> str:
        return f"<Sentence {self.part} {self.start}-{self.end}>"


class Document:
    """A report and its parse."""

    __slots__ = ("headline", "language", "report", "sentences")

    def __init__(self, report: Report, language: str, headline: list[Sentence], sentences: list[Sentence]) -> None:
        self.report = report
        #: BCP 47
        self.language = language
        #: sentences of the title
        self.headline = headline
        #: sentences of the text
        self.sentences = sentences

    def forget(self) -> None:
        """Take the tokens apart, which point at each other, so that their memory is free at once."""
        for sentence in self.all_sentences():
            for token in sentence.tokens:
                del token.head, token.children, token.sentence
            sentence.tokens = []

    @property
    def text(self) -> str:
        return self.report.text

    @property
    def title(self) -> str:
        return self.report.title

    def all_sentences(self) -> Iterator[Sentence]:
        """Those of the title, then those of the text."""
        yield from self.headline
        yield from self.sentences

    def words(self, start: int, end: int, part: Part = "text") -> str:
        """The text that stands at these offsets."""
        return (self.report.text if part == "text" else self.report.title)[start:end]

    def span(self, start: int, end: int, part: Part = "text") -> Span:
        return Span(start=start, end=end, text=self.words(start, end, part), part=part)

    def span_of(self, tokens: list[Token]) -> Span:
        """The span from the first to the last of these tokens of one sentence, which must not be empty."""
        return self.span(tokens[0].start, tokens[-1].end, tokens[0].sentence.part)
