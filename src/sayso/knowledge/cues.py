"""What brings in a claim: verbs, nouns and adjectives of saying, thinking and wanting; nouns that stand for sources."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from sayso.knowledge.tables import table
from sayso.model import Attitude, Certainty, SourceKind


class Frame(NamedTuple):
    """One way in which a content hangs on a cue, and what the cue then says of it."""

    #: ``that``, ``to``, ``q``, ``np``, ``np:as`` …, or a preposition
    form: str
    attitude: Attitude
    certainty: Certainty
    marks: frozenset[str]

    @property
    def weak(self) -> bool:
        """It attributes only with a source that can speak or think."""
        return "weak" in self.marks

    @property
    def denies(self) -> bool:
        """The content is said not to be so."""
        return "not" in self.marks

    @property
    def hedged(self) -> bool:
        """The cue itself is a word of doubt."""
        return "hedge" in self.marks


#: The frames of a lemma, by form.
Frames = dict[str, Frame]


def _frames(name: str) -> dict[str, Frames]:
    """The rows of a table by lemma; of two rows for one lemma and form the later one holds."""
    found: dict[str, Frames] = {}
    for forms, attitude, certainty, marks, lemmas in table(name):
        noted = frozenset(marks.split()) - {"-"}
        for form in forms.split():
            frame = Frame(form, cast(Attitude, attitude), cast(Certainty, certainty), noted)
            for lemma in lemmas.split():
                frames = found.setdefault(lemma, {})
                mark = next((m for m in ("person", "record") if m in noted), None)
                key = f"{form}!{mark}" if mark else form
                frames[key] = frame
    return found


@cache
def verbs() -> dict[str, Frames]:
    """Frames of each verb; one with a particle is ``point_out``."""
    return _frames("cue_verbs")


@cache
def nouns() -> dict[str, Frames]:
    """Frames of each noun."""
    return _frames("cue_nouns")


@cache
def adjectives() -> dict[str, Frames]:
    """Frames of each adjective."""
    return _frames("cue_adjectives")


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], Frame]]]:
    """Phrases that attribute, by their verb: the lemmas behind it, and the frame."""
    found: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for form, attitude, certainty, marks, phrase in table("cue_phrases"):
        verb, *rest = phrase.split()
        frame = Frame(form, cast(Attitude, attitude), cast(Certainty, certainty), frozenset(marks.split()) - {"-"})
        found.setdefault(verb, []).append((tuple(rest), frame))
    return found


@cache
def words(kind: str) -> frozenset[str]:
    """The set of words of this kind; the table tells what each kind is. Raises KeyError for an unknown one."""
    found = {name: frozenset(listed.split()) for name, listed in table("cue_words")}
    return found[kind]


@cache
def persons() -> frozenset[str]:
    """Common nouns that stand for a person."""
    return frozenset(row[0] for row in table("person_nouns"))


@cache
def source_nouns() -> dict[str, tuple[SourceKind, bool]]:
    """Kind of source, and whether it counts as named, of each common noun that can be a source."""
    found: dict[str, tuple[SourceKind, bool]] = {}
    for kind, named, lemmas in table("source_nouns"):
        for lemma in lemmas.split():
            found.setdefault(lemma, (cast(SourceKind, kind), named == "yes"))
    return found
