"""Wordings of a table held against a clause: a lemma, two lemmas with a plus between, or words as they stand."""

from __future__ import annotations

from sayso.comparing.statements.statements import Statement


def wording(s: Statement) -> set[str]:
    """The lemmas of a clause, its prepositions, and the longer wordings of its predicate."""
    found = {*s.clause.words, s.clause.predicate, *s.labels, *(m.argument.role for m in s.others)}
    return found | {m.head for m in (*s.participants, *s.others)}


def stands(cue: str, words: set[str], text: str) -> bool:
    """Whether a wording stands among the lemmas of a clause, or in its text in small letters."""
    if "+" in cue:
        return all(stands(part, words, text) for part in cue.split("+"))
    return cue in words or (" " in cue and cue in text)


def parts(cues: tuple[str, ...]) -> frozenset[str]:
    """The single words of wordings."""
    return frozenset(w for cue in cues for w in cue.replace("+", " ").split())


def listed(text: str) -> tuple[str, ...]:
    """The wordings of a cell; none where it holds a hyphen."""
    return () if text == "-" else tuple(w.strip() for w in text.split(","))
