"""Statements: each clause of a report with what holds of it: who says it, how surely, of what, when, how many.

They are what the rules lay side by side. A statement rests on one clause and on the smallest claim in which its verb
stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from sayso.comparing.statements.antecedents import antecedent, behind_particle, member_of
from sayso.comparing.statements.mentions import Mention, capitals
from sayso.comparing.statements.modality import (
    NONE,
    NOT_QUITE,
    OPINIONS,
    WHOLE,
    YET,
    Scope,
    Standing,
    carried_out,
    ceased,
    certainty_of,
    of_hearsay,
    reason_only,
    scope_of,
    standing_of,
    undone,
)  # fmt: skip
from sayso.comparing.statements.smallest import SmallestClaims, one_clause
from sayso.comparing.statements.when import Days, days
from sayso.comparing.statements.words import classes, labels
from sayso.comparing.told import Told
from sayso.knowledge.lazily import cached_property
from sayso.model import Claim, Clause, Evidence, Figure, Source

#: classes of predicates that tell of their subject, also where they have an object
BY_SUBJECT = frozenset(
    {"withstand", "survive", "attend", "stay away", "hold out", "hold off", "leave", "arrive", "return", "resign",
    "cross",
     "work", "strike", "ill", "heal", "unhurt", "stay afloat", "succeed", "fail", "surrender", "reach", "fall short"}
)  # fmt: skip


#: verbs that tell of their object what becomes of it: *spared the town*, *found him alive*
_OF_OBJECT = frozenset("spare find bring pull rescue dig recover take lift".split())
#: kinds of clauses whose present tense may be of what is to come
CLAUSES_OF_PLANS = ("main", "complement")


@dataclass(frozen=True)
class Statement:
    """One clause of a report and what holds of it."""

    told: Told
    index: int
    clause: Clause
    claim: Claim | None
    #: index of the sentence in ``Extract.sentences``, -1 in the title
    sentence: int
    #: who or what is acted on, or of whom the state holds
    theme: Mention | None
    agent: Mention | None
    others: tuple[Mention, ...]
    standing: Standing
    certainty: int
    negative: bool
    scope: Scope | None
    #: True for what is said not to have been done by *refused to*, *failed to*
    undone: bool = False
    #: True for what its subject is said to have done or undergone as one of several: *was among those arrested*
    member: bool = False
    #: True for what an infinitive tells as done in the end: *took an hour to acquit him*
    outcome: bool = False

    @cached_property
    def labels(self) -> frozenset[str]:
        return labels(self.clause)

    @cached_property
    def classes(self) -> frozenset[str]:
        return classes(self.labels)

    @cached_property
    def when(self) -> Days | None:
        """The days that the text gives for it: in the clause, or in its *when* clause, else None."""
        inner = [c for _, c in self.told.below.get(self.index, ()) if c.kind == "relative" and c.tense != "none"]
        own = (days(self.told, self.clause, inner) if inner else None) or days(self.told, self.clause)
        if own is not None:
            day = self.told.day
            if day is not None and own.last < day and any(a.role == "since" for a in self.clause.arguments):
                return Days(own.first, day)
            return own
        if self.outcome and self.clause.above is not None:
            return sheet(self.told).statements[self.clause.above].when
        below = [c for _, c in self.told.below.get(self.index, ()) if c.text.lower().startswith(("when ", "as "))]
        if len(below) == 1:
            return days(self.told, below[0])
        return self._day_before_colon or self._day_before_teller

    @cached_property
    def _day_before_teller(self) -> Days | None:
        """The days that stand between it and who says it: *found a tomb, and his name, on Monday, he said*."""
        if self.clause.kind != "complement" or self.clause.above is None:
            return None
        teller = self.told.extract.clauses[self.clause.above]
        subject = next((a for a in teller.arguments if a.role == "subject"), None)
        if subject is None or not self.clause.end < teller.start < subject.start or teller.part != self.clause.part:
            return None
        text = self.told.extract.text if teller.part == "text" else self.told.extract.title
        if not text[teller.start : subject.start].rstrip().endswith(","):
            return None
        return days(self.told, teller)

    @cached_property
    def _day_before_colon(self) -> Days | None:
        """The days of the clause that this one explains: *It was spared on Tuesday: the airport stayed open*."""
        clauses = self.told.extract.clauses
        if self.clause.part != "text" or self.clause.kind not in ("main", "complement") or self.index == 0:
            return None
        before = clauses[self.index - 1]
        if before.part != "text" or before.kind not in ("main", "complement") or before.end > self.clause.start:
            return None
        between = self.told.extract.text[before.end : self.clause.start]
        return days(self.told, before) if between.strip() == ":" else None

    @cached_property
    def sources(self) -> list[Source]:
        """The chain of sources, nearest first, with those of the claims in which its claim is made."""
        found: list[Source] = []
        claim, seen = self.claim, 0
        while claim is not None and seen < 6:
            found.extend(claim.sources)
            claim = self.told.claims.get(claim.inside) if claim.inside is not None else None
            seen += 1
        return found

    @property
    def figures(self) -> list[Figure]:
        return self.clause.figures

    @cached_property
    def evidence(self) -> Evidence:
        """The clause."""
        c = self.clause
        return self.told.evidence(c)

    @cached_property
    def subject(self) -> Mention | None:
        """The grammatical subject: who does it, or to whom it is done in the passive."""
        return self.agent if self.agent is not None and not self.clause.passive else self.theme

    @cached_property
    def participants(self) -> list[Mention]:
        return [m for m in (self.theme, self.agent) if m is not None]

    @cached_property
    def undergoer(self) -> Mention | None:
        """Whom the state or deed befalls: the bridge in *swept the bridge away* and in *the bridge withstood the
        flood*.
        """
        if self.clause.predicate in _OF_OBJECT:
            return self.theme
        if not self.clause.passive and self.agent is not None and self.classes and self.classes <= BY_SUBJECT:
            return self.agent
        return self.theme

    @cached_property
    def finite(self) -> bool:
        """Whether it is a clause of its own, not a participle or an infinitive."""
        return self.clause.kind in ("main", "complement") or (
            self.clause.kind in ("relative", "adverbial") and self.clause.tense != "none"
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of content of the clause, with those that a pronoun stands for."""
        found = {w for w in self.clause.words if not w[0].isdigit()}
        if self.clause.predicate == "vote":
            # *voted to sell the forest*, *voted against selling it*
            for _, below in self.told.below.get(self.index, ()):
                if below.tense == "none" and below.kind in ("infinitive", "adverbial"):
                    found.update(w for w in below.words if not w[0].isdigit())
        for mention in (self.theme, self.agent, *self.others):
            if mention is not None:
                found.update(w for w in mention.words if not w[0].isdigit())
        return frozenset(found)


class Statements(Sequence[Statement]):
    """The statements of a report by their clauses, each worked out when it is first asked for: of most reports only
    those are asked for that something of another report may belong to.
    """

    def __init__(self, told: Told) -> None:
        self._told = told
        self._made: list[Statement | None] = [None] * len(told.extract.clauses)
        self._asked = 0

    @overload
    def __getitem__(self, at: int) -> Statement: ...

    @overload
    def __getitem__(self, at: slice) -> list[Statement]: ...

    def __getitem__(self, at: int | slice) -> Statement | list[Statement]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        made = self._made[at]
        if made is None:
            at = range(len(self))[at]
            self._asked += 1
            if self._asked > _CHAIN:
                # one hangs on another, which hangs on another …: from the beginning, each has what it hangs on
                for earlier in range(at):
                    if self._made[earlier] is None:
                        self._made[earlier] = self._make(earlier)
            made = self._made[at] = self._make(at)
            self._asked -= 1
        return made

    def __len__(self) -> int:
        return len(self._made)

    @cached_property
    def sentences(self) -> list[int]:
        """Of each the index of its sentence in ``Extract.sentences``, -1 in the title."""
        starts = [start for start, _ in self._told.extract.sentences]
        return [
            max(0, bisect_right(starts, clause.verb[0]) - 1) if clause.part == "text" else -1
            for clause in self._told.extract.clauses
        ]

    @cached_property
    def _claims(self) -> SmallestClaims:
        return SmallestClaims(self._told)

    def _make(self, at: int) -> Statement:
        clause = self._told.extract.clauses[at]
        return _statement(self._told, at, clause, self._claims.of(clause), self.sentences[at], self)


#: statements that are worked out for each other's sake, one within the other
_CHAIN = 100


class Body(Sequence[Statement]):
    """The statements of the text of a report, without those of its title."""

    def __init__(self, statements: Statements, places: list[int]) -> None:
        self._statements, self._places = statements, places

    @overload
    def __getitem__(self, at: int) -> Statement: ...

    @overload
    def __getitem__(self, at: slice) -> list[Statement]: ...

    def __getitem__(self, at: int | slice) -> Statement | list[Statement]:
        if isinstance(at, slice):
            return [self._statements[i] for i in self._places[at]]
        return self._statements[self._places[at]]

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True)
class Sheet:
    """All statements of a report, and what the report as a whole holds."""

    told: Told
    statements: Statements

    @property
    def capitals(self) -> frozenset[str]:
        """Capitalised words that occur inside a sentence somewhere in the report, in lower case."""
        return capitals(self.told)

    @cached_property
    def body(self) -> Body:
        clauses = self.told.extract.clauses
        return Body(self.statements, [i for i, clause in enumerate(clauses) if clause.part == "text"])

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of content of its clauses and of who takes part in them."""
        found: set[str] = set()
        for clause in self.told.extract.clauses:
            found.update(clause.words)
            for argument in clause.arguments:
                found.update(argument.words)
        return frozenset(w for w in found if not w[0].isdigit())

    def of_sentence(self, number: int) -> list[Statement]:
        """The statements of a sentence of the text."""
        return [self.statements[i] for i in self._by_sentence.get(number, ())]

    @cached_property
    def _by_sentence(self) -> Mapping[int, list[int]]:
        made: dict[int, list[int]] = {}
        for i, sentence in enumerate(self.statements.sentences):
            if sentence >= 0:
                made.setdefault(sentence, []).append(i)
        return made

    @cached_property
    def settlements(self) -> frozenset[str]:
        return frozenset(
            p.place.id for p in self.told.extract.places
            if p.place is not None and p.kind == "literal" and p.place.feature in ("settlement", "site")
        )  # fmt: skip


def sheet(told: Told) -> Sheet:
    """The sheet of a report, worked out once for each Told."""
    kept: Sheet | None = told.__dict__.get("_sheet")
    if kept is None:
        kept = told.__dict__["_sheet"] = Sheet(told, Statements(told))
    return kept


def _statement(
    told: Told, index: int, clause: Clause, claim: Claim | None, sentence: int, statements: Statements
) -> Statement:
    mentions: dict[str, list[Mention]] = {}
    for argument in clause.arguments:
        mentions.setdefault(argument.role, []).append(Mention(told, argument, clause.part))
    subject = next(iter(mentions.get("subject", [])), None)
    objects = mentions.get("object", [])
    above = statements[clause.above] if clause.above is not None and clause.above < index else None
    member = member_of(clause, subject, above)
    if member is not None:
        subject = member
    elif subject is not None and subject.head == "there" and mentions.get("attribute"):
        # *there was no fire*
        subject = mentions["attribute"][0]
    elif subject is not None and subject.pronoun:
        subject = antecedent(subject, claim, statements, index) or subject
    wording = _vote(told, index, clause) or labels(clause)
    if clause.kind == "relative" and objects and objects[-1].argument.end <= clause.start and of_hearsay(
        told, clause, objects[-1].head
    ):  # fmt: skip
        # *there is a rumour in the bazaar that the garrison surrendered*
        objects = objects[:-1]
        mentions["object"] = objects
    phrasal = any(" " in w and objects and w.endswith(" " + objects[0].head) for w in wording)
    if clause.passive:
        theme, agent = subject, next(iter(mentions.get("agent", [])), None)
    elif objects and not phrasal:
        theme, agent = objects[0], subject
    elif (down := behind_particle(mentions, wording)) is not None:
        # *voted down the budget*
        theme, agent = down, subject
    else:
        theme, agent = subject, None
    others = tuple(
        m for role, ms in mentions.items() for m in ms if m is not theme and m is not agent and role != "subject"
    )
    text = clause.text.lower()
    opening = (subject.text.lower() + " ") if subject is not None else ""
    scope = scope_of(text, opening, subject)
    negative = clause.negated and not reason_only(told, index, clause)
    if (
        negative
        and scope is None
        and (any(m.text.lower().startswith(WHOLE) for m in objects) or any(f"{w} " in f"{text} " for w in NOT_QUITE))
    ):
        # *did not ruin all the pianos*
        scope = "not all"
    if (clause.kind in ("main", "complement", "relative", "adverbial") and scope == "none") or any(
        m.text.lower().startswith(NONE) and not m.text.lower().startswith(YET)
        for m in ([theme] if theme is not None else []) + [m for m in objects if m is not theme]
    ):
        negative = opening.startswith("neither ") or not negative
    if claim is not None and claim.attitude == "denial" and not clause.negated:
        # *does not rule out that he fled*
        negative = not _denied_not(claim)
    elif (
        claim is not None
        and claim.polarity == "negative"
        and not negative
        and scope != "not all"
        and not clause.negated
        and "not guilty" not in text
    ):
        negative = one_clause(told, claim)
    standing = standing_of(clause, claim, above, wording)
    if (
        standing == "asserted"
        and clause.tense == "present"
        and clause.kind in CLAUSES_OF_PLANS
        and told.day is not None
    ):
        ahead = days(told, clause)
        if ahead is not None and ahead.first > told.day:
            # *the trial opens on Thursday*
            standing = "planned"
    if above is not None and clause.kind == "complement" and above.clause.negated and (
        above.clause.predicate in OPINIONS
    ):  # fmt: skip
        # *I don't think that he won*
        negative = not negative
    if clause.kind == "relative" and above is not None and above.negative and _NOT_HIM.match(above.clause.text):
        # *it was not the cook who set fire to the barn*
        negative = not negative
    if ceased(clause, above):
        negative, standing = not negative, above.standing if above is not None else standing
    done = carried_out(clause, above)
    if done:
        standing = "asserted"
        if agent is not None and agent.head == "it" and above is not None and above.theme is not None:
            # *it took the jury an hour to acquit him*
            agent = above.theme
    not_done = undone(clause, above) or _left_out(told, clause, above)
    if not_done:
        negative, standing = not clause.negated, "asserted"
    certainty = certainty_of(told, clause, claim, above)
    if member is not None and above is not None:
        negative, standing, scope = negative != above.negative, above.standing, None
        certainty = min(certainty, above.certainty)
    made = Statement(
        told, index, clause, claim, sentence, theme, agent, others, standing, certainty, negative, scope, not_done,
        member is not None, done,
    )  # fmt: skip
    # worked out for it already
    made.__dict__["labels"] = wording
    return made


def _denied_not(claim: Claim) -> bool:
    """Whether somebody is said not to deny it: *cannot be excluded*, *does not rule out*."""
    words = claim.cue.text.lower().replace("’", "'").split() if claim.cue is not None else []
    return any(w in ("not", "cannot", "never") or w.endswith("n't") for w in words)


def _vote(told: Told, index: int, clause: Clause) -> frozenset[str]:
    """What *voted to strike*, *voted to reject the offer* says; empty for all else."""
    if clause.predicate != "vote" or clause.passive or any(a.role in ("for", "against") for a in clause.arguments):
        return frozenset()
    below = next((c for _, c in told.below.get(index, ()) if c.kind == "infinitive"), None)
    if below is None:
        return frozenset()
    return frozenset({"vote against" if "reject" in classes([below.predicate]) else "vote for"})


def _left_out(told: Told, clause: Clause, above: Statement | None) -> bool:
    """Whether it is what somebody did not do, or what did not happen, by the way: *left without having signed the
    treaty*, *burst without any poison running out*.
    """
    if clause.kind not in ("adverbial", "participle") or clause.tense not in ("none", "perfect") or above is None:
        return False
    text = told.extract.text if clause.part == "text" else told.extract.title
    before = text[max(0, clause.start - 40) : clause.start].lower()
    if clause.kind == "participle":
        left_out = _WITHOUT_ANY.search(before) is not None and clause.text.split()[0].endswith("ing")
    else:
        left_out = before.endswith("without ") or clause.text.lower().startswith("without ")
    return left_out and above.standing == "asserted" and not above.negative


_NOT_HIM = re.compile(r"it (?:is not|isn['’]t|was not|wasn['’]t) (?:the|an?|his|her|its|their|[A-Z])", re.IGNORECASE)
#: nothing, before what it did not do; *without the men working there* says which men
_WITHOUT_ANY = re.compile(
    r"\bwithout (?:(?:any|an?|one|even an?|a single|a drop of) )?(?!the\b|his\b|its\b|her\b|their\b|of\b)[a-z-]+ $"
)


def clefts(of: Sheet) -> list[tuple[Statement, Statement]]:
    """Clauses like *it is typhus*, with the one behind that tells of it: *that has laid low the port*; worked out once
    for each report.
    """
    kept: list[tuple[int, int]] | None = of.told.__dict__.get("_clefts")
    if kept is None:
        kept = of.told.__dict__["_clefts"] = [
            (above.index, s.index)
            for s in of.body
            if s.clause.kind in ("complement", "relative") and s.clause.above is not None
            and s.clause.text.startswith(("that ", "which ", "who "))
            and (above := of.statements[s.clause.above]).clause.copula
            and above.clause.text.startswith(("It is ", "It was "))
        ]  # fmt: skip
    return [(of.statements[i], of.statements[j]) for i, j in kept]
