"""Pronouns that certainly mean one actor: *he* said; *the ministry said it would*; *officials said they had*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.model import Part
from sayso.reading.actors.merging import Draft
from sayso.reading.document import Sentence, Token

_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


def pronouns(sentences: list[Sentence], people: dict[tuple[Part, int], Draft]) -> Iterator[tuple[Token, Draft]]:
    """Pronouns of the third person with the person they mean.

    ``people`` holds the persons by part and start of the tokens that name them. A pronoun means the only person of its
    gender who is named in its sentence before it or, where nobody is, in the one before or as that sentence's subject;
    two who fit leave it open.
    """
    last: Draft | None = None
    before: list[tuple[Draft, Token]] = []
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph > paragraph + 1:
            last = None
        paragraph = sentence.paragraph
        here: list[tuple[Draft, Token]] = []
        for token in sentence.tokens:
            person = people.get((sentence.part, token.start))
            if person is not None:
                here.append((person, token))
                continue
            gender = _GENDER.get(token.lower)
            if gender is None or token.pos != "PRON":
                continue
            found = _meant(gender, token, here, before, last)
            if found is not None:
                last = found
                if token.dep in ("nsubj", "nsubjpass"):
                    here.append((found, token))
                yield token, found
        if here:
            before = here
            subject = [d for d, t in here if t.dep in ("nsubj", "nsubjpass")]
            last = subject[0] if subject else (here[0][0] if len({id(d) for d, _ in here}) == 1 else None)
        else:
            before = []


def _meant(
    gender: str, token: Token, here: list[tuple[Draft, Token]], before: list[tuple[Draft, Token]], last: Draft | None
) -> Draft | None:
    fits = _fitting(gender, here)
    if len(fits) == 1:
        return fits[0]
    if len(fits) > 1:
        subjects = _fitting(gender, [(d, t) for d, t in here if t.dep in ("nsubj", "nsubjpass")])
        return subjects[0] if len(subjects) == 1 else None
    fits = _fitting(gender, before)
    if len(fits) == 1:
        return fits[0]
    if len(fits) > 1:
        subjects = _fitting(gender, [(d, t) for d, t in before if t.dep in ("nsubj", "nsubjpass")])
        return subjects[0] if len(subjects) == 1 else None
    if last is not None and last.gender in (gender, "u") and not here:
        return last
    return None


def _fitting(gender: str, people: list[tuple[Draft, Token]]) -> list[Draft]:
    found: list[Draft] = []
    for draft, _ in people:
        if draft.gender in (gender, "u") and draft not in found:
            found.append(draft)
    certain = [d for d in found if d.gender == gender]
    return certain or found


_THINGS: dict[str, bool] = {"it": False, "its": False, "they": True, "their": True, "them": True}
_BODIES = frozenset({"organisation", "government", "armed force", "medium", "group"})
#: how many clauses up the subject that a pronoun repeats may stand
_HIGHEST = 4


def repeated(sentences: list[Sentence], bodies: Mapping[tuple[Part, int], Draft]) -> Iterator[tuple[Token, Draft]]:
    """*It, its, they, their* that repeat the subject of the clause above: *The ministry said it would close its port*.

    ``bodies`` holds the actors that are no persons by part and start of their head tokens. The subject of the nearest
    clause above that has one of its own must be such an actor, of the pronoun's number, with no other noun of that
    number between them; else nobody is meant.
    """
    for sentence in sentences:
        meant: dict[int, Draft] = {}
        for token in sentence.tokens:
            plural = _THINGS.get(token.lower)
            if plural is None or token.tag not in ("PRP", "PRP$"):
                continue
            if token.tag == "PRP" and not _does(token):
                continue
            subject = _subject_above(token)
            if subject is None:
                continue
            draft = meant.get(subject.i) or bodies.get((sentence.part, subject.start))
            if draft is None or draft.kind not in _BODIES:
                continue
            if subject.i not in meant and (
                _several(subject) != plural or not _alone(sentence.tokens[subject.i + 1 : token.i], plural)
            ):
                continue
            meant[token.i] = draft
            yield token, draft


#: Verbs whose *it* is more often a thing than who speaks: *said it was a mistake*, *said it would last a week*.
_OF_THINGS = frozenset(
    "be last happen occur begin start end continue seem appear become mean come cost depend rain snow take work matter "
    "follow result prove remain contain include hit strike fall rise break fail".split()
)


def _does(token: Token) -> bool:
    """Whether a pronoun is the subject of a verb that bodies and groups do."""
    verb = token.head
    return token.dep == "nsubj" and verb.tag[:2] == "VB" and verb.lemma not in _OF_THINGS


def _several(noun: Token) -> bool:
    return noun.tag in ("NNS", "NNPS") or noun.child("conj") is not None


def _subject_above(token: Token) -> Token | None:
    """The subject of the nearest clause above a pronoun that is a clause of saying or doing of its own."""
    verb = token.head
    for _ in range(_HIGHEST):
        while verb.tag[:2] != "VB" and verb.head is not verb:
            verb = verb.head
        own = verb.child("nsubj", "nsubjpass")
        if own is not None and own is not token and own.i < token.i:
            return own if token.tag == "PRP$" or verb is not token.head else None
        if verb.head is verb or verb.dep not in ("ccomp", "xcomp", "advcl", "conj"):
            return None
        verb = verb.head
    return None


def _alone(between: list[Token], plural: bool) -> bool:
    """Whether no other noun that the pronoun could mean stands between."""
    tags = ("NNS", "NNPS") if plural else ("NN", "NNP")
    return not any(t.tag in tags and t.dep not in ("compound", "npadvmod", "nmod", "poss") for t in between)
