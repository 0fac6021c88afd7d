"""Decisions: taking them, taking them back, listing, exporting and importing them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from sayso.knowledge.places import open_gazetteer
from sayso.story import Decision, Quote, StaleDecision, StoryError, UnknownReport
from sayso.story.placing import ABOUT, NOWHERE
from sayso.web.desk import ROWS, Desk

#: What may be decided at the desk.
KINDS = ("confirm", "dismiss", "note", "grade", "merge", "split", "correct", "undo")
#: A grade by the Admiralty code: of the source A to F, of the information 1 to 6.
_GRADE = re.compile(r"[A-F][1-6]")


def decisions(desk: Desk) -> Response:
    if desk.request.method == "POST":
        return _decide(desk)
    return _list(desk)


def _list(desk: Desk, message: str = "", status: int = 200) -> Response:
    """The decisions, the newest first."""
    after = desk.after(int)
    before = int(after[0]) if after else 2**62
    rows = [d for d in reversed(desk.decisions) if d.number < before]
    further = (rows[ROWS - 1].number,) if len(rows) > ROWS else None
    lapsed = {decision.number: reason for decision, reason in desk.decided.lapsed} if desk.decided else {}
    return desk.page(
        "decisions.html",
        status,
        decisions=rows[:ROWS],
        lapsed=lapsed,
        message=message,
        further=desk.further(further) if desk.request.method == "GET" else "",
    )


def _decide(desk: Desk) -> Response:
    kind, who, why, value = desk.sent("kind"), desk.sent("who", 80) or desk.who, desk.sent("why"), desk.sent("value")
    about = [thing for thing in desk.sent("about").split() if thing] + desk.chosen("with") + desk.chosen("part")
    seen = desk.sent("seen")
    if kind == "grade" and not value:
        value = desk.sent("source") + desk.sent("information")
    quoting: list[Quote] = []
    if kind == "correct":
        about, quoting, value = _correction(desk)
    fault = _fault(kind, about, who, value, seen)
    if fault:
        return _again(desk, 400, fault=fault)
    try:
        desk.story.decide(kind, about, who=who, why=why, value=value or None, seen=int(seen), quoting=quoting)
    except StaleDecision as stale:
        return _again(desk, 409, clash=stale.since)
    except UnknownReport as gone:
        return _again(desk, 400, fault=f"It does not fit any more: {gone}.")
    except StoryError as error:
        return _again(desk, 503, fault=f"{error}.")
    except ValueError as error:
        return _again(desk, 400, fault=f"It does not fit any more: {error}.")
    return RedirectResponse(_back(desk), 303)


def _fault(kind: str, about: Sequence[str], who: str, value: str, seen: str) -> str:
    """Why a form cannot be taken as it is; empty where it can."""
    if kind not in KINDS or not about or not seen.isascii() or not seen.isdigit() or len(seen) > 18:
        return "The form was incomplete."
    if not who:
        return "A decision is somebody's: say who you are."
    if kind == "grade" and not _GRADE.fullmatch(value):
        return "A grade has a letter from A to F for the source, and a figure from 1 to 6 for the information."
    if kind in ("merge", "split") and len(about) < 2:
        return "Choose what is to be merged, or split off."
    return ""


def _correction(desk: Desk) -> tuple[list[str], list[Quote], str]:
    """What a form says of the place that a name means: about, the words, and the gazetteer's id or ``none``."""
    report, start, end = desk.sent("report"), desk.sent("start"), desk.sent("end")
    value = desk.sent("other") or desk.sent("value") or NOWHERE
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return [], [], ""
    if value != NOWHERE and open_gazetteer().get(value) is None:
        return [], [], ""
    try:
        quote = desk.story.quote(report, int(start), int(end), "title" if desk.sent("in") == "title" else "text")
    except (UnknownReport, ValueError):
        return [], [], ""
    return [f"{report}#{ABOUT}{quote.text}"], [quote], value


def _back(desk: Desk) -> str:
    """Where the form stood; only an address of the desk itself."""
    back = desk.sent("back")
    if not back.startswith("/") or back.startswith("//") or "\\" in back or not back.isprintable():
        return "/findings"
    return back


def _again(desk: Desk, status: int, *, fault: str = "", clash: Sequence[Decision] = ()) -> Response:
    """The form once more with all that was typed, and why it was not taken."""
    return desk.page("stale.html", status, clash=clash, kept=desk.kept(), fault=fault)


def who(desk: Desk) -> Response:
    """Take note of who is at the desk; the cookie is set where every form's name is."""
    return RedirectResponse(_back(desk), 303)


# --- in and out ---------------------------------------------------------------------------------------------------


def exported(desk: Desk) -> Response:
    """All decisions, one JSON object a line."""
    body = b"".join(msgspec.json.encode(decision) + b"\n" for decision in desk.decisions)
    return Response(
        body,
        media_type="application/x-ndjson",
        headers={"Content-Disposition": "attachment; filename=decisions.jsonl"},
    )


def imported(desk: Desk) -> Response:
    """Take in decisions that were exported, of this story or of a copy of it."""
    given = desk.form.get("file")
    if desk.request.method != "POST":
        return RedirectResponse("/decisions", 303)
    if not isinstance(given, UploadFile):
        return _list(desk, "No file was chosen.", 400)
    found: list[Decision] = []
    for n, line in enumerate(given.file.read().splitlines(), 1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Decision))
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                return _list(desk, f"Nothing was taken in: line {n} is no decision ({error}).", 400)
    try:
        taken, known = desk.story.take_in(found)
    except StoryError as error:
        return _list(desk, f"Nothing was taken in: {error}.", 503)
    except ValueError as error:
        return _list(desk, f"Nothing was taken in: {error}.", 400)
    desk.forget()
    return _list(desk, f"{taken} decisions were taken in; {known} were here already.")
