"""Predicates, phrases and words of content: what clauses and figures ask of a sentence's tokens again and again, worked
out once a sentence."""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from sayso.reading.document import Sentence, Token

_OWN_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "csubjpass", "xcomp", "pcomp"})
_CONTENT_TAGS = ("NN", "VB", "JJ", "RB", "CD", "IN", "RP", "FW")
_LIGHT = frozenset(
    "be have do not n't the a an of in on at to for from by with as that which who whom whose this these those "
    "it its his "
    "her their our my your he she they we i you him them us me and or but so if than then there here also just "
    "only very "
    "up out off down over under into onto upon about after before during since until till while when where".split()
)


class Grasp(NamedTuple):
    """Of each token of a sentence."""

    #: whether it is the verb of a clause
    predicates: list[bool]
    #: its lemma, in lower case, where it carries content
    content: list[str | None]


def _grasp(sentence: Sentence) -> Grasp:
    found = sentence.grasp
    if found is None:
        tokens = sentence.tokens
        found = sentence.grasp = Grasp([_is_predicate(t) for t in tokens], [_content(t) for t in tokens])
    return found


def is_predicate(token: Token) -> bool:
    """Whether it is the verb of a clause."""
    return _grasp(token.sentence).predicates[token.i]


def _is_predicate(token: Token) -> bool:
    if token.dep in ("aux", "auxpass", "amod", "compound", "prep", "case", "prt", "advmod"):
        return False
    if is_secondary(token):
        return False
    if token.pos == "VERB" and token.tag != "MD":
        return True
    # a predicative that the parse made the head, with its copula as a child
    return token.child("cop") is not None or (token.dep == "ROOT" and token.child("nsubj", "nsubjpass") is not None)


def is_secondary(token: Token) -> bool:
    """Whether a participle says in what state something stayed: *stayed shut*, *remained closed*."""
    return (
        token.tag == "VBN" and token.dep in ("advcl", "acomp", "xcomp", "oprd", "ccomp") and token.i > 0
        and token.head.lemma in ("stay", "remain") and token.head.i == token.i - 1
        and token.child("aux", "auxpass", "nsubj", "nsubjpass", "mark") is None
    )  # fmt: skip


def own_tokens(token: Token) -> list[Token]:
    """The tokens of the clause of this verb, without the clauses below it."""
    predicates = _grasp(token.sentence).predicates
    kept = [c for c in token.children if not (
        c.dep in ("cc", "punct", "preconj") or (c.dep in _OWN_CLAUSE and predicates[c.i])
    )]  # fmt: skip
    kept.append(token)
    for t in kept:
        if t is not token and t.children:
            kept.extend([c for c in t.children if not (predicates[c.i] and c.dep in _OWN_CLAUSE)])
    return _trimmed(kept)


def content(tokens: list[Token]) -> list[str]:
    """Lemmas, in lower case, of the words that carry content; the tokens are of one sentence."""
    if not tokens:
        return []
    words = _grasp(tokens[0].sentence).content
    return [word for t in tokens if (word := words[t.i]) is not None]


def _content(token: Token) -> str | None:
    if not (token.tag.startswith(_CONTENT_TAGS) or token.lower == "yes") or token.pos == "PUNCT":
        return None
    lemma = token.lemma.lower()
    return lemma if lemma not in _LIGHT and len(token.text) > 1 else None


def phrase(head: Token) -> list[Token]:
    """The tokens below this one, without clauses and what is set beside it."""
    predicates = _grasp(head.sentence).predicates
    kept = [head]
    for t in kept:
        if t.children:
            kept.extend([c for c in t.children if c.dep != "appos" and not (predicates[c.i] and c.dep in _OWN_CLAUSE)])
    return _trimmed(kept)


def _trimmed(kept: list[Token]) -> list[Token]:
    """In the order of the text, without punctuation at either end."""
    if len(kept) == 1:
        return kept
    kept.sort(key=_place)
    while len(kept) > 1 and kept[-1].pos == "PUNCT":
        kept.pop()
    first = 0
    while len(kept) - first > 1 and kept[first].pos == "PUNCT":
        first += 1
    return kept[first:] if first else kept


_place = attrgetter("i")
