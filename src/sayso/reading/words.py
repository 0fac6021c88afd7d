"""Words to tokens and embeddings, each form once: what stands between two blanks is split and embedded when it first
comes, then looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language

#: Forms that are kept; at some 700 bytes each with their vectors, 60 MB. A hundred thousand reports of one language
#: have more, of which most come once: all are forgotten when there are as many.
LIMIT = 80_000

#: Forms that are learned at once.
_BATCH = 2000


class Unfamiliar(Exception):
    """The model is not built as the small English one; spaCy itself must run it."""


class Forms(NamedTuple):
    """The tokens of one sentence: rows of their vectors, and offsets."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


class _Word(NamedTuple):
    """What stands between two blanks: rows of its tokens' vectors before a blank and at the end, and their offsets."""

    before: list[int]
    last: list[int]
    starts: list[int]
    ends: list[int]
    size: int
    #: whether it begins, and ends, with a mark that the tokenizer lists as a case of its own: *''*
    opens: bool
    closes: bool


class WordForms:
    """Words by their form; ``vectors`` has a row a form, row 0 being nothing.

    The model's tokenizer looks at one word at a time, but for its list of special cases, which it also seeks across
    blanks: a sentence in which such a mark meets another is given to it whole. The model's embedding looks at norm,
    affixes and shape of a token and whether a blank follows it.
    """

    def __init__(self, nlp: Language, embed: Any) -> None:
        from spacy.attrs import NAMES
        from thinc.api import chain

        extract, *rest = embed.layers
        if extract.name != "extract_features" or any("static" in node.name for node in embed.walk()):
            raise Unfamiliar(str(embed.name))
        self._nlp = nlp
        self._embed: Any = chain(*rest)
        self._columns = [NAMES[name] if isinstance(name, int) else str(name) for name in extract.attrs["columns"]]
        tokenizer: Any = nlp.tokenizer
        self._cases = frozenset(tokenizer.rules)
        #: how many numbers a vector has
        self.width = int(embed.get_dim("nO"))
        self._forget()

    def _forget(self) -> None:
        self._words: dict[str, _Word] = {}
        self._rows: dict[tuple[int, ...], int] = {}
        self.vectors: NDArray[np.float32] = np.zeros((1024, self.width), np.float32)

    def __call__(self, texts: Sequence[str]) -> Iterator[Forms]:
        """The tokens of each sentence; the rows hold until the next call."""
        split = [text.split(" ") for text in texts]
        missing = {word for words in split for word in words} - self._words.keys()
        if len(self._words) + len(missing) > LIMIT:
            self._forget()
            missing = {word for words in split for word in words}
        missing.discard("")
        ordered = sorted(missing)
        for at in range(0, len(ordered), _BATCH):
            self._learn(ordered[at : at + _BATCH])
        for text, words in zip(texts, split, strict=True):
            forms = self._sentence(words)
            if forms is None:
                self._learn([text])
                forms = self._sentence([text])
            assert forms is not None
            yield forms

    def _sentence(self, words: list[str]) -> Forms | None:
        """None where the words can't be looked at one by one."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        final = len(words) - 1
        closed = False
        for number, word in enumerate(words):
            if not word:
                continue
            known = self._words[word]
            if (closed and not word[0].isalnum()) or (known.opens and number and not words[number - 1][-1:].isalnum()):
                return None
            closed = known.closes
            ids += known.before if number != final else known.last
            if len(known.starts) == 1:
                starts.append(at)
                ends.append(at + known.size)
            else:
                starts += [at + x for x in known.starts]
                ends += [at + x for x in known.ends]
            at += known.size + 1
        return Forms(ids, starts, ends)

    def _learn(self, words: Sequence[str]) -> None:
        with self._nlp.memory_zone():
            docs = [self._nlp.make_doc(word) for word in words]
            features = [doc.to_array([*self._columns, "IDX", "LENGTH"]).astype(np.uint64) for doc in docs]
        blank = self._columns.index("SPACY") if "SPACY" in self._columns else None
        fresh: list[tuple[int, ...]] = []
        for word, array in zip(words, features, strict=True):
            offsets = array[:, -2:].astype(np.int64)
            rows = [tuple(row) for row in array[:, :-2].tolist()]
            last = [self._row(row, fresh) for row in rows]
            before = last
            if blank is not None:
                before = [*last[:-1], self._row((*rows[-1][:blank], 1, *rows[-1][blank + 1 :]), fresh)]
            starts = offsets[:, 0].tolist()
            ends = offsets.sum(axis=1).tolist()
            opens, closes = self._is_case(word[: ends[0]]), self._is_case(word[starts[-1] :])
            self._words[word] = _Word(before, last, starts, ends, len(word), opens, closes)
        if fresh:
            self._add(fresh)

    def _is_case(self, token: str) -> bool:
        return len(token) > 1 and not token[0].isalnum() and not token[-1].isalnum() and token in self._cases

    def _row(self, features: tuple[int, ...], fresh: list[tuple[int, ...]]) -> int:
        row = self._rows.get(features)
        if row is None:
            row = self._rows[features] = len(self._rows) + 1
            fresh.append(features)
        return row

    def _add(self, fresh: Iterable[tuple[int, ...]]) -> None:
        array = np.array(list(fresh), np.uint64)
        embedded = self._embed.predict([array])[0]
        end = len(self._rows) + 1
        if end > len(self.vectors):
            grown = np.zeros((2 * end, self.width), np.float32)
            grown[: len(self.vectors)] = self.vectors
            self.vectors = grown
        self.vectors[end - len(array) : end] = embedded
