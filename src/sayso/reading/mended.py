"""The parse of one sentence in the making, and what is asked of it by those who set it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PARTS = NOUNS | {"JJ"}
FINITE = frozenset({"VBZ", "VBD", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj"})
STOPS = frozenset({".", "!", "”", '"'})


class Mended(NamedTuple):
    """Tags, labels and heads of the tokens of one sentence; those of the model where nothing is to do."""

    tags: list[str]
    deps: list[str]
    heads: list[int]


#: whether something is to do at a token, and the doing
Mend = tuple[Callable[[Sequence[str], Mended, int], bool], Callable[[Sequence[str], Mended, int], None]]


def top_noun(p: Mended, noun: int) -> int:
    """The noun in whose *of* phrases a noun stands: *the statue of the poet*."""
    while p.deps[noun] == "pobj" and p.deps[p.heads[noun]] == "prep" and p.tags[p.heads[p.heads[noun]]] in NOUNS:
        noun = p.heads[p.heads[noun]]
    return noun


def labels(p: Mended, i: int) -> set[str]:
    """The labels of what hangs on a token."""
    return {p.deps[k] for k, head in enumerate(p.heads) if head == i and k != i}


def before(p: Mended, i: int, end: int) -> set[str]:
    """The labels of what hangs on a token before ``end``."""
    return {p.deps[k] for k in range(end) if p.heads[k] == i and k != i}


def hand_on(p: Mended, old: int, new: int, behind: int) -> None:
    """Hang on ``new`` what hangs on ``old`` and stands behind a token."""
    for k in range(behind + 1, len(p.heads)):
        if p.heads[k] == old and k not in (old, new):
            p.heads[k] = new


def under(heads: Sequence[int], i: int, top: int) -> bool:
    """Whether a token is ``top`` or hangs below it."""
    for _ in range(len(heads)):
        if i == top:
            return True
        if heads[i] == i:
            return False
        i = heads[i]
    return True
