"""The one figure that a report gives for a measure, and when two of them may be at odds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.comparing.figures.figures import Count
from sayso.comparing.figures.units import UNIT_WORDS
from sayso.comparing.statements.sameness import content
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.when import Days
from sayso.comparing.statements.words import is_person
from sayso.knowledge.lazily import cached_property

#: a unit in another measure allows so much either way (the specification's table)
CONVERTED = 0.05
#: how the names of figures begin that are known by their unit or noun alone
BARE = "any "


@dataclass(frozen=True)
class Measured:
    """The one figure that a report gives for a measure."""

    statement: Statement
    measure: str
    course: str
    low: float
    high: float
    at_least: bool
    #: the currency, scale or thing, which must be the same; empty where units convert
    unit: str
    #: as the report has it
    text: str
    #: whether its words tell it in any report, not only in short ones
    plain: bool = False
    #: what is counted, with the words beside it
    words: frozenset[str] = frozenset()
    #: lemma of what it is counted in, as worded
    noun: str | None = None
    #: the figure as comparing has it; None for ages and scores
    count: Count | None = None
    #: for a figure that is known by its unit alone: the measures of the table that fit it
    fits: frozenset[str] = frozenset()
    #: the words that tell this measure
    cues: frozenset[str] = frozenset()
    #: whether it is known only by what the report as a whole is about
    by_report: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is known by its unit or its noun alone."""
        return self.measure.startswith(BARE)

    @property
    def scaled(self) -> bool:
        """Whether it comes in units that convert."""
        return self.count is not None and self.count.unit is not None

    @property
    def range(self) -> tuple[float, float]:
        return self.low, self.high

    @property
    def bounds(self) -> tuple[float, float, bool, int, int]:
        """As ``may_clash`` takes it."""
        # what goes on may be of two days
        goes_on = self.course == "level" or (self.course in ("rising", "moving") and going_on(self.statement))
        days = None if goes_on else self.when
        first, last = (days.first.toordinal(), days.last.toordinal()) if days is not None else (0, 0)
        return self.low, self.high, self.at_least, first, last

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What it is told of: the words of content of its sentence and the one before, without those that measure."""
        found = {w for s in near(self.statement) for w in content(s)}
        of = sheet(self.statement.told)
        found |= {w.removesuffix("s") for w in found & of.capitals if len(w) > 4}
        own = {w for s in of.of_sentence(self.statement.sentence) for w in content(s)} if self.cues else found
        if not (own - UNIT_WORDS - self.cues):
            # what names nothing is of what the report is about: *at the gate 4,150 had paid*
            found |= {w for s in of.of_sentence(0) for w in content(s)}
        last = max(self.statement.sentence, 0)
        start, end = of.told.extract.sentences[max(last - 1, 0)][0], of.told.extract.sentences[last][1]
        written = of.told.extract.text[start:end].lower().split()
        found |= {w.strip(_MARKS).removesuffix("'s").removesuffix("’s") for w in written} & of.capitals
        m = self.statement.subject
        who = (
            {m.head}
            if m is not None and m.definite and not m.pronoun and (m.head in _DECIDING or is_person(m.head))
            else set()
        )
        return frozenset(found - UNIT_WORDS - (self.cues - who))

    @cached_property
    def when(self) -> Days | None:
        """The days of what it measures; what something has or is has none but its own."""
        s = self.statement
        return s.when if s.clause.tense == "present" and not s.clause.progressive else day_of(s)


_SO_FAR = re.compile(
    r"\b(?:by|until|till|as of) (?:\w+ ){0,2}(?:noon|midnight|dawn|dusk|night|morning|evening|afternoon|today|now|then|"
    r"nightfall|daybreak|midday|sunset|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)|\b(?:now|so far|already|still|"
    r"to date|up to)\b",
)
_GROWN = frozenset("rise climb grow fall drop increase reach go stand swell jump pass exceed".split())


def going_on(s: Statement) -> bool:
    """Whether a clause tells how something stands, not what befell on a day: *had burnt by noon*, *has risen to*."""
    return (
        s.clause.tense in ("perfect", "pluperfect", "present")
        or s.clause.predicate.split()[0] in _GROWN
        or _SO_FAR.search(s.clause.text) is not None
    )


def near(s: Statement) -> list[Statement]:
    """The statements of its sentence, then those of the one before."""
    of = sheet(s.told)
    return [*of.of_sentence(s.sentence), *of.of_sentence(s.sentence - 1)]


def day_of(s: Statement) -> Days | None:
    """The days of what a clause tells: its own, else those of its sentence, else of the one before."""
    if s.when is not None:
        return s.when
    told = (n for n in near(s) if n.finite and n.clause.kind != "relative" and n.clause.predicate not in _SPEECH)
    return next((n.when for n in told if n.when is not None), None)


#: those whose sitting or verdict is measured, by whom two reports may be known to tell of one
_DECIDING = frozenset(
    "jury court bench tribunal parliament senate council house chamber conclave congress committee panel commission "
    "cabinet crew synod".split()
)
_MARKS = ".,;:!?\"'“”‘’()"
_SPEECH = frozenset({"say", "tell", "report", "announce", "state", "add", "write"})


def may_clash(
    a: tuple[float, float, bool, int, int], b: tuple[float, float, bool, int, int], converted: bool = False
) -> bool:
    """Whether two figures of one measure may be at odds, each given as its range, whether it is a least, and the first
    and last day of what it measures (0 where unknown).
    """
    slack = CONVERTED if converted else 0.0
    apart = a[1] * (1 + slack) < b[0] * (1 - slack) or b[1] * (1 + slack) < a[0] * (1 - slack)
    outgrown = (a[2] and b[0] > a[0]) or (b[2] and a[0] > b[0])
    return (apart or outgrown) and not (a[3] and b[3] and (a[4] + 1 < b[3] or b[4] + 1 < a[3]))
