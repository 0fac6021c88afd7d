"""Pronouns and titles that certainly mean one person: *he* said, *the president*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.actors.merging import Draft
from sayso.reading.document import Sentence, Token

_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


def pronouns(sentences: list[Sentence], people: dict[tuple[str, int], Draft]) -> Iterator[tuple[Token, Draft]]:
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
