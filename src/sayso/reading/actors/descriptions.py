"""Noun phrases that certainly mean an actor named before: *the president*, *the ministry*, *the company*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.actors.merging import Draft
from sayso.reading.document import Sentence, Token

#: Nouns for bodies: *the bank* is the only organisation of the report whose name says bank.
_BODIES = frozenset(
    "ministry company bank agency party court union commission council committee group force university institute "
    "organization organisation alliance movement foundation association department office service bureau board "
    "parliament senate congress army navy brigade".split()
)
_PEOPLE = frozenset(
    "president minister premier chancellor governor mayor senator secretary general admiral colonel king queen "
    "ambassador envoy spokesman spokeswoman commissioner director chairman chairwoman judge prosecutor commander "
    "congressman candidate nominee professor".split()
)
_MEDIA = frozenset(("newspaper", "paper", "magazine"))


def descriptions(sentences: list[Sentence], drafts: list[Draft]) -> Iterator[tuple[Token, Token, Draft]]:
    """First and last token of each such noun phrase, and the actor.

    Only a bare noun with *the*; the actor must have been named before it and be the only one that the noun fits.
    """
    fits = _fits(drafts)
    if not fits:
        return
    for sentence in sentences:
        for token in sentence.tokens:
            found = fits.get(token.lower)
            if found is None or len(found) != 1 or token.tag != "NN" or not _bare(token):
                continue
            draft = found[0]
            if any(part == sentence.part and start < token.start for part, start, _ in draft.mentions):
                yield token.children[0], token, draft


def _fits(drafts: list[Draft]) -> dict[str, list[Draft]]:
    """The actors that each noun could mean."""
    found: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.kind == "person":
            words = {w for w in (draft.office or "").lower().replace(",", " ").split() if w in _PEOPLE}
        elif draft.kind == "medium":
            words = set(_MEDIA)
        else:
            words = {_head(draft)} & _BODIES
        for word in words:
            found.setdefault(word, []).append(draft)
    return found


def _head(draft: Draft) -> str:
    words = (draft.organ or draft.name).lower().split()
    cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on")), len(words))
    return words[cut - 1]


def _bare(token: Token) -> bool:
    """Whether only *the* hangs on the noun, and it is no part of a compound or an apposition."""
    if token.dep in ("compound", "appos", "nmod", "attr") or not token.children or token.children[0].lower != "the":
        return False
    return all((c.i < token.i and c.lower == "the") or c.dep in ("punct", "case") for c in token.children)
