"""The review queue: what does not fit, heaviest first, with the words side by side, and what people decided on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

from starlette.responses import Response

from sayso.comparing.findings.why import why
from sayso.model import Finding, Rule, Severity
from sayso.pages.finds import FindingView, finding_view, grouped
from sayso.pages.room import smallest
from sayso.pages.words import short
from sayso.story import lists
from sayso.story.kept import heading
from sayso.web.desk import ROWS, Desk, Missing
from sayso.web.review import Standing

#: Findings on one page; each quotes two sentences or more, and is to be read.
QUEUE = 25
#: Findings that are gone through for one page where most are left out by a filter.
LOOKED_AT = 1000

STATES = ("open", "confirmed", "dismissed")


@dataclass(frozen=True)
class Case:
    """A finding with how it stands."""

    view: FindingView
    standing: Standing
    #: the claims that it rests on: ``REPORT#CLAIM``, words, whose; and the points that they belong to: id, summary
    parts: list[tuple[str, str, str]]
    points: list[tuple[str, str]]

    @property
    def ids(self) -> list[str]:
        """What a decision on it is about: itself and those that say the same of copies."""
        return [self.view.id, *self.view.others]


def findings(desk: Desk) -> Response:
    severity, rule, state = desk.asked("severity"), desk.asked("rule"), desk.asked("state")
    severity = severity if severity in get_args(Severity) else ""
    rule = rule if rule in get_args(Rule) else ""
    state = state if state in STATES else ""
    new = desk.asked("new")
    if new:
        found, further = desk.story.lists.findings_since(new, 4 * QUEUE), None
    else:
        found, further = _queue(desk, severity, rule, state)
    return desk.page(
        "findings.html",
        cases=cases(desk, found),
        severity=severity,
        rule=rule,
        state=state,
        new=new,
        severities=get_args(Severity),
        states=STATES,
        further=desk.further(further),
        counts=desk.review.counts(),
        numbers=_numbers(desk),
        last=desk.review.last_of(desk.who),
    )


def _queue(desk: Desk, severity: str, rule: str, state: str) -> tuple[list[Finding], lists.Key | None]:
    """The next findings that pass the filters, and the key to go on from."""
    after = desk.after(str, int)
    headings = [heading(s, rule) for s in get_args(Severity) if severity in ("", s)]
    found: list[Finding] = []
    looked = 0
    for begins in headings:
        start = after
        if start is not None and start[0] >= begins + lists.LAST:
            continue
        if start is not None and not str(start[0]).startswith(begins):
            start = None
        while True:
            page = desk.story.lists.records(Finding, ROWS, start, begins=begins)
            for record, key in page.rows:
                looked += 1
                if not state or desk.review.of(record.id).state == state:
                    found.append(record)
                if len(found) == QUEUE or looked == LOOKED_AT:
                    return found, key
            if page.next is None:
                break
            start = page.next
    return found, None


def _numbers(desk: Desk) -> dict[str, int]:
    """How many findings there are of each severity and of each rule."""
    found: Counter[str] = Counter()
    for begins, number in desk.story.lists.counts().items():
        kind, _, place = begins.partition(" ")
        if kind == "finding":
            severity, rule, _ = place.split(".")
            found[get_args(Severity)[int(severity)]] += number
            found[get_args(Rule)[int(rule)]] += number
    return found


def cases(desk: Desk, found: list[Finding]) -> list[Case]:
    """Findings as they are shown, those on the same words as one."""
    views = grouped(finding_view(desk.room, finding, desk.points) for finding in found)
    return [_case(desk, view) for view in views]


def _case(desk: Desk, view: FindingView) -> Case:
    parts: dict[str, tuple[str, str, str]] = {}
    points: dict[str, str] = {}
    for quote in view.quotes:
        if quote.label is None:
            continue
        report = quote.label.id
        held = [c for c in desk.room.told(report).extract.claims if c.part == quote.part]
        claim = smallest(held, quote.start, quote.end)
        point = desk.points.get((report, claim.id)) if claim else None
        if claim is not None and point is not None:
            whose = f"{quote.label.who}, {quote.label.when}"
            parts[f"{report}#{claim.id}"] = (f"{report}#{claim.id}", short(claim.text, 110), whose)
            points.setdefault(point, short(desk.points.briefs[point].name, 90))
    return Case(view, desk.review.of(view.id), list(parts.values()), list(points.items()))


def finding(desk: Desk) -> Response:
    id = desk.named()
    found = desk.story.lists.record(Finding, id)
    if found is None:
        gone = next(((f, reason, at) for f, reason, at in desk.story.withdrawn() if f.id == id), None)
        if gone is None:
            raise Missing(f"There is no finding {id} in this story.")
        return desk.page("withdrawn.html", finding=gone[0], reason=gone[1], when=gone[2])
    key = desk.story.lists.key(Finding, id)
    following = desk.story.lists.records(Finding, 1, key).rows if key else []
    return desk.page(
        "finding.html",
        case=cases(desk, [found])[0],
        steps=list(why(found, desk.room.told)),
        history=[d for d in desk.decisions if id in d.about],
        following=following[0][0].id if following else "",
    )
