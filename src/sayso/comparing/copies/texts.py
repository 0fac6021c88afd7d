"""Texts as they are laid beside each other for copies: their words, which of them stand in quoted speech, what tells
them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.comparing.copies import retold
from sayso.comparing.copies.fingerprints import Numbers, WordNumbers, Words, runs, sample, words
from sayso.knowledge.lazily import cached_property

#: quotation marks around fewer words than these name something; they quote nobody
SPEECH = 5
#: a quotation whose end mark is missing is no longer than this many words
LONGEST_SPEECH = 200

_MARKS = '"“”„«»‟'


@dataclass(frozen=True)
class Text:
    """A text as it is laid beside others: its words as numbers, and which of them stand in quoted speech."""

    numbers: WordNumbers
    quoted: NDArray[np.bool_]

    @cached_property
    def runs(self) -> Numbers:
        return runs(self.numbers)

    @cached_property
    def sample(self) -> Numbers:
        return sample(self.runs)

    @cached_property
    def details(self) -> retold.Details:
        return retold.details(self.numbers, self.quoted)

    def __len__(self) -> int:
        return len(self.numbers)


def take_down(texts: Iterable[Text]) -> None:
    """Have the details of several texts at hand: drawn together they take less time than one by one."""
    new = [text for text in {id(text): text for text in texts}.values() if "details" not in vars(text)]
    if not new:
        return
    word, none = np.zeros(1, dtype=np.uint32), np.zeros(1, dtype=np.bool_)
    made = retold.details(
        np.concatenate([row for text in new for row in (text.numbers, word)]),
        np.concatenate([row for text in new for row in (text.quoted, none)]),
    )
    starts = np.cumsum([0, *(len(text) + 1 for text in new)])
    cuts = made.places.searchsorted(starts).tolist()
    for text, start, low, high in zip(new, starts.tolist(), cuts, cuts[1:], strict=False):
        vars(text)["details"] = retold.Details(
            made.places[low:high] - start,
            made.items[low:high].copy(),
            made.weights[low:high].copy(),
            made.own[low:high].copy(),
        )


def read(text: str) -> Text:
    """The words of a text and its quoted speech."""
    found = words(text)
    return Text(found.numbers, quoted(text, found))


def quoted(text: str, parts: Words) -> NDArray[np.bool_]:
    """For each word whether it stands in quoted speech of five words and more.

    A quotation that goes on in the next paragraph may open there anew without having been closed.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at in _marks(text):
        mark = text[at]
        opens = mark in "“„«" or (mark == '"' and (at == 0 or text[at - 1] in " \n\t([—–-'‘"))
        if opens and at + 1 < len(text) and text[at + 1].isspace():
            opens = False
        if opens:
            if opened is not None and mark == '"' and not _begins(text, at):
                found.append((opened, at))  # a closing mark that stands oddly
                opened = None
            else:
                if opened is not None:
                    found.append((opened, at if _begins(text, at) else _paragraph_end(text, opened)))
                opened = at
        elif opened is not None:
            found.append((opened, at))
            opened = None
    if opened is not None:
        found.append((opened, _paragraph_end(text, opened)))
    made = np.zeros(len(parts), dtype=np.bool_)
    if found:
        for first, last in parts.starts.searchsorted(np.array(found)).tolist():
            if SPEECH <= last - first <= LONGEST_SPEECH:
                made[first:last] = True
    return made


def _marks(text: str) -> list[int]:
    """Where quotation marks stand."""
    found: list[int] = []
    kinds = [mark for mark in _MARKS if mark in text]
    for mark in kinds:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    return sorted(found) if len(kinds) > 1 else found


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
