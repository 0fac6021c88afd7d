"""The terms board: what each party demands, offers and makes it depend on, by its latest statement, with what it said
before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.comparing.clusters import stem
from sayso.comparing.points.heard import Heard, Voice, voices
from sayso.comparing.statements.sameness import COMMON
from sayso.comparing.statements.words import LIGHT
from sayso.comparing.told import Told
from sayso.model import StoryActor

Kind = Literal["demands", "offers", "promises", "threatens", "depends on"]

_KINDS: dict[str, Kind] = {"demand": "demands", "offer": "offers", "promise": "promises", "threat": "threatens"}
#: share of the words of the shorter of two statements of one party that the longer has too, for them to be on one term;
#: by hand: *the release of all prisoners* and *that all prisoners be released by Friday* are, two of three words
SAME = 0.6
_EMPTY = frozenset(
    "the and that this with from for its their his her has had have are was were will would not all any".split()
)


@dataclass(frozen=True)
class Said:
    """One statement of a term."""

    when: str | None
    report: str
    claim: str
    #: the words of the claim, or of its condition
    text: str


@dataclass(frozen=True)
class Term:
    """What a party wants or would give, as it last said it."""

    #: a StoryActor's id
    actor: str
    kind: Kind
    latest: Said
    #: earlier statements of it, the earliest first
    before: tuple[Said, ...]
    #: what the latest statement makes it depend on, or None
    condition: str | None


def terms(reports: Iterable[Heard], actor_of: Callable[[str, str], str | None]) -> list[Term]:
    """The terms of all actors, by actor and kind, the latest first; the same in whatever order the reports come."""
    said: dict[tuple[str, Kind], list[tuple[tuple[str, str, int, str], Said, str | None]]] = defaultdict(list)
    for report in reports:
        for id, voice in report.claims.items():
            actor = actor_of(report.id, voice.actor) if voice.actor is not None else None
            if actor is None:
                continue
            for kind, text in _terms_of(voice):
                made = Said(report.day, report.id, id, " ".join(text.split()))
                said[actor, kind].append((report.rank(id), made, voice.condition))
    found: list[Term] = []
    for (actor, kind), statements in said.items():
        for group in _grouped(sorted(statements, key=lambda each: each[0])):
            _, latest, condition = group[-1]
            earlier = tuple(each for _, each, _ in group[:-1])
            found.append(Term(actor, kind, latest, earlier, condition if kind != "depends on" else None))
    return sorted(
        found, key=lambda t: (t.actor, t.kind, _descending(t.latest.when), t.latest.report, t.latest.claim)
    )  # fmt: skip


def terms_of(actor: StoryActor, reports: Iterable[Told]) -> list[Term]:
    """The terms of one actor, by kind, the latest first, in these of the reports that name it."""
    refs = {(ref.report, ref.actor) for ref in actor.of}
    return terms(map(voices, reports), lambda report, name: actor.id if (report, name) in refs else None)


def _terms_of(voice: Voice) -> list[tuple[Kind, str]]:
    made: list[tuple[Kind, str]] = []
    if voice.attitude in _KINDS:
        made.append((_KINDS[voice.attitude], voice.text))
    if voice.condition is not None:
        made.append(("depends on", voice.condition))
    return made


Statement = tuple[tuple[str, str, int, str], Said, str | None]


def _grouped(ordered: list[Statement]) -> list[list[Statement]]:
    """Statements of one term together: each joins the latest that it shares enough words with."""
    groups: list[tuple[frozenset[str], list[Statement]]] = []
    for each in ordered:
        own = _words(each[1].text)
        best = max(
            (i for i, (words, _) in enumerate(groups) if _alike(own, words) >= SAME),
            key=lambda i: (_alike(own, groups[i][0]), i),
            default=None,
        )
        if best is None:
            groups.append((own, [each]))
        else:
            groups[best] = (own, [*groups[best][1], each])
    return [held for _, held in groups]


def _words(text: str) -> frozenset[str]:
    found = {w.strip(".,;:!?\"'“”‘’()").lower() for w in text.split()}
    return frozenset(stem(w) for w in found if len(w) > 2 and w not in COMMON and w not in LIGHT and w not in _EMPTY)


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _descending(when: str | None) -> tuple[int, ...]:
    return tuple(-ord(c) for c in when or "")
