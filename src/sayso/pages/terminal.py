"""Tables and marked texts for a terminal. Words of reports are shown without anything that could steer it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.model import Claim, Evidence, Extract, Finding, Part, Point, Position
from sayso.pages.finds import by_weight
from sayso.pages.ladders import origin_name, worded_sources
from sayso.pages.links import Anchors
from sayso.pages.marks import Piece, nested
from sayso.pages.room import STRENGTH, Room, chain, claim_marks, sentence
from sayso.pages.texts import noteworthy, paragraphs, tags
from sayso.pages.words import count, day, printable, quoted, short

if TYPE_CHECKING:
    from sayso.intake import ReadProblem
    from sayso.story import CompareResult, PlaceUse, Story

#: Width of what is no terminal: tables stay readable in a file, in a mail and in a test.
WIDTH = 120
#: Quotes of a place; its other mentions are counted.
QUOTES = 3

_STYLES = {
    "claim": "", "evidence": "bold", "source": "cyan", "hedge": "yellow", "condition": "italic", "place": "green",
    "date": "magenta", "notice": "dim",
}  # fmt: skip
_WEIGHTS = {"conflict": "bold red", "caution": "red", "note": "dim"}


def console() -> Console:
    """Standard output; colours only on a terminal."""
    return Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, markup=False, emoji=False)


def plain(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def place_of(report: str, start: int | None, end: int | None, part: Part = "text") -> str:
    """*wire-0313 120-240*; *wire-0313 title 0-22*."""
    return f"{report} {'title ' if part == 'title' else ''}{start}-{end}"


def _room(story: Story) -> Room:
    return Room(story, Anchors())


def _table(*columns: str, ratios: Sequence[int] = ()) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=bool(ratios), header_style="dim")
    for n, column in enumerate(columns):
        table.add_column(column, ratio=ratios[n] if ratios else None, overflow="fold")
    return table


def findings(story: Story, found: list[Finding]) -> None:
    """Each finding with the sentences of its evidence below it."""
    out, room = console(), _room(story)
    for finding in by_weight(room, found):
        head = Text.assemble(
            (finding.severity, _WEIGHTS.get(finding.severity, "")), "  ", (finding.rule, "bold"), "  ",
            printable(finding.message),
        )  # fmt: skip
        out.print(head)
        for evidence in finding.evidence:
            out.print(Padding(_evidence(room, evidence), (0, 0, 0, 4), expand=False))
        out.print()
    out.print(Text(f"{count(len(found), 'finding')}" if found else "no findings", style="dim"))


def _evidence(room: Room, evidence: Evidence) -> Text:
    if evidence.report is None:
        return Text.assemble(
            printable(evidence.text), "  ", (printable(f"{evidence.reference} {evidence.id or ''}"), "dim")
        )
    if evidence.report not in room.labels:
        return plain(quoted(evidence.text))
    label, told = room.labels[evidence.report], room.told(evidence.report)
    a, b = sentence(told.extract, evidence.start or 0, evidence.end or 0, evidence.part)
    body = told.extract.title if evidence.part == "title" else told.extract.text
    around = body[a:b] if b - a <= 400 else evidence.text
    where = place_of(evidence.report, evidence.start, evidence.end, evidence.part)
    words = Text(quoted(printable(around)))
    words.highlight_words([" ".join(printable(evidence.text).split())], "bold")
    words.append(f"\n{printable(label.who)}, {label.when}  {printable(where)}", style="dim")
    return words


def claims(story: Story, found: Iterable[tuple[str, Claim]]) -> None:
    """One row a claim: its words, on whose word, how sure, where."""
    out, room = console(), _room(story)
    table = _table("claim", "on whose word", "how", "where", ratios=(50, 20, 18, 18))
    number = 0
    for report, claim in found:
        number += 1
        how: list[str] = [claim.attitude] if claim.attitude != "statement" else []
        how += [claim.certainty] if claim.certainty != "certain" or claim.hedges else []
        how += ["negative"] if claim.polarity == "negative" else []
        how += [f"if: {short(claim.condition.text, 60)}"] if claim.condition else []
        how += ["comment"] if claim.voice == "comment" else []
        words = " → ".join(chain(claim, room.told(report).extract)) or (
            f"({claim.cue.text})" if claim.cue else "the report"
        )
        table.add_row(
            plain(short(claim.text, 220)),
            plain(words, "cyan" if claim.sources else "dim"),
            plain(", ".join(how) or "–", "yellow" if claim.certainty != "certain" else ""),
            plain(place_of(report, claim.start, claim.end, claim.part), "dim"),
        )
        if number % 500 == 0:
            out.print(table)
            table = _table("", "", "", "", ratios=(50, 20, 18, 18))
    out.print(table)
    out.print(Text(count(number, "claim"), style="dim"))


def points(story: Story, found: Sequence[Point]) -> None:
    """Each point with all its wordings in time order; four strokes are certain, one is unsure."""
    out, room = console(), _room(story)
    names = {actor.id: actor.name for actor in story.actors()}
    ranked = sorted(found, key=lambda p: (-len({ref.report for ref in p.claims}), p.id))
    for point in ranked:
        out.print(Text.assemble(("point  ", "dim"), (quoted(printable(short(point.summary, 160))), "bold")))
        worded = worded_sources(room, point)
        for side, origins in sorted(point.origins.items(), reverse=True):
            traced = ", ".join(origin_name(key, names, room, worded) for key in origins.traced) or "none"
            tail = f"; {count(origins.untraced, 'claim')} not traced" if origins.untraced else ""
            out.print(Padding(plain(f"origins {side}: {traced}{tail}", "dim"), (0, 0, 0, 4), expand=False))
        table = _table("", "", "", "", "")
        table.show_header = False
        for ref in point.claims:
            claim = room.claim(ref.report, ref.claim)
            if claim is None:
                continue
            strength = STRENGTH[claim.certainty]
            table.add_row(
                Text("▮" * strength + "▯" * (4 - strength)),
                Text("against" if ref.side == "against" else "", style="red"),
                plain(f"{room.labels[ref.report].who}, {room.labels[ref.report].when}"),
                plain(quoted(short(claim.text, 130))),
                plain(place_of(ref.report, claim.start, claim.end, claim.part), "dim"),
            )
        out.print(Padding(table, (0, 0, 1, 4), expand=False))
    out.print(Text(count(len(ranked), "point") if ranked else "no points", style="dim"))


def positions(story: Story, found: Sequence[Position]) -> None:
    """Each party on each matter over time."""
    out, room = console(), _room(story)
    names = {actor.id: actor.name for actor in story.actors()}
    matters = {point.id: point.summary for point in story.points()}
    held: dict[tuple[str, str], list[Position]] = {}
    for position in found:
        held.setdefault((position.actor, position.matter), []).append(position)
    for (actor, matter), steps in held.items():
        out.print(
            Text.assemble(
                (printable(names.get(actor, actor)), "bold"), "  ", printable(short(matters.get(matter, ""), 120))
            )
        )
        for step in steps:
            claim = room.claim(step.report, step.claim)
            line = Text.assemble((day(step.when), "dim"), "  ", (printable(step.stance), "bold"))
            if claim is not None:
                where = place_of(step.report, claim.start, claim.end, claim.part)
                line.append(f"  {quoted(printable(short(claim.text, 160)))}  ")
                line.append(printable(where), style="dim")
            for what, words in (("on condition", step.condition), ("change", step.change)):
                if words:
                    line.append(f"\n{what}: {printable(words)}", style="yellow" if what == "change" else "")
            out.print(Padding(line, (0, 0, 0, 4), expand=False))
        out.print()
    out.print(Text(count(len(found), "stance") if found else "no positions", style="dim"))


def places(story: Story, found: Iterable[PlaceUse]) -> None:
    """One row a place: its names, where the gazetteer has it, its first mentions."""
    out = console()
    table = _table("place", "named", "where", "mentions", ratios=(16, 22, 30, 34))
    number = 0
    for use in found:
        number += 1
        spelled = Counter(place.text for _, place in use.mentions)
        named = ", ".join(f"{name} {n}" for name, n in sorted(spelled.items(), key=lambda s: (-s[1], s[0])))
        where = "not in our list of places"
        if use.entry is not None:
            e = use.entry
            area = ", ".join(w for w in (e.admin1, e.country) if w)
            where = f"{area}  {e.lat:.2f} {e.lon:.2f}  {e.id}"
        first = [
            quoted(p.text) + " " + place_of(r, p.start, p.end, p.part) + _whence(use.elsewhere.get(at))
            for at, (r, p) in enumerate(use.mentions[:QUOTES])
        ]
        more = len(use.mentions) - len(first)
        mentions = "\n".join([*first, f"{more} more"] if more > 0 else first)
        table.add_row(plain(use.name, "bold"), plain(named), plain(where), plain(mentions, "dim"))
    out.print(table)
    out.print(Text(count(number, "place"), style="dim"))


def _whence(decision: int | None) -> str:
    """Whence the entry of a mention is, where its report does not read it so."""
    if decision is None:
        return ""
    return f" (decision {decision})" if decision else " (settled by other reports)"


def problems(story: Story, found: Sequence[ReadProblem]) -> None:
    """One line a problem: file and line, report, reason."""
    out = console()
    for problem in found:
        line = plain(str(problem))
        if problem.report:
            line.append(printable(f"  (report {problem.report})"), style="dim")
        out.print(line)
    out.print(Text(count(len(found), "problem") if found else "no problems: everything was read", style="dim"))


def compared(story: Story, result: CompareResult) -> None:
    """What a comparison came to."""
    out = console()
    gone = f", {result.withdrawn:,} withdrawn" if result.withdrawn else ""
    out.print(f"{count(result.reports, 'report')} compared; {result.findings:,} new findings{gone}")
    raised = Counter((f.severity, f.rule) for f in story.findings())
    table = _table("", "", "")
    table.show_header = False
    order = {"conflict": 0, "caution": 1, "note": 2}
    for (severity, rule), number in sorted(raised.items(), key=lambda row: (order[row[0][0]], row[0][1])):
        table.add_row(Text(severity, style=_WEIGHTS[severity]), rule, Text(f"{number:,}", justify="right"))
    if raised:
        out.print(Padding(table, (0, 0, 0, 2), expand=False))


def show(story: Story, report: str) -> None:
    """A report with its claims in brackets and numbered, and below each paragraph who claims what."""
    out, room = console(), _room(story)
    label, extract = room.labels[report], room.told(report).extract
    if extract.title:
        out.print(plain(extract.title, "bold"))
    out.print(plain(", ".join(w for w in (label.who, label.when, label.author) if w), "dim"))
    for problem in extract.problems:
        out.print(plain(problem.message, "red"))
    held = sorted(
        (c for c in extract.claims if noteworthy(c, None)), key=lambda c: (c.part != "title", c.start, -c.end, c.id)
    )
    numbers = {claim.id: n for n, claim in enumerate(held, 1)}
    _notes(out, extract, [c for c in held if c.part == "title"], numbers)
    for start, end in paragraphs(extract.text):
        inside = [c for c in held if c.part == "text" and start <= c.start < end]
        out.print()
        out.print(_marked(extract.text, start, end, [c for c in held if c.part == "text"], numbers))
        _notes(out, extract, inside, numbers)


def _marked(text: str, start: int, end: int, held: Iterable[Claim], numbers: dict[str, int]) -> Text:
    from sayso.pages.marks import Mark

    marks: list[Mark] = []
    for claim in held:
        last = len(claim.pieces) - 1
        marks += [
            Mark(a, b, "claim", number=str(numbers[claim.id]) if n == last else "")
            for n, (a, b) in enumerate(claim.pieces)
        ]
        marks += claim_marks(claim)
    out = Text()
    _append(out, nested(text, start, end, marks), "")
    return out


def _append(out: Text, pieces: Iterable[Piece | str], style: str) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            out.append(printable(piece), style=style)
            continue
        own = _STYLES.get(piece.mark.layer, "") or style
        if piece.mark.layer == "claim" and piece.first:
            out.append("[", style="blue")
        _append(out, piece.inside, own)
        if piece.mark.layer == "claim" and piece.last:
            out.append(f"]{piece.mark.number}", style="blue")


def _notes(out: Console, extract: Extract, held: Iterable[Claim], numbers: dict[str, int]) -> None:
    for claim in held:
        word = " → ".join(chain(claim, extract)) or "the report"
        line = Text.assemble((f"{numbers[claim.id]:>3} ", "blue"), (printable(word), "cyan"))
        known = [f"{t.kind} ({t.words})" if t.words else t.kind for t in tags(claim, extract)]
        if claim.voice == "comment":
            known.append("comment")
        line.append(printable(": " + ", ".join(known or ["statement"])), style="dim")
        line.append(printable(f"  {place_of('', claim.start, claim.end, claim.part).strip()}"), style="dim")
        out.print(Padding(line, (0, 0, 0, 2), expand=False))
