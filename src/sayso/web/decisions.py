"""Decisions: taking them, taking them back, listing, exporting and importing them."""

from __future__ import annotations

import msgspec
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from sayso.story import Decision, LockedStory, StaleDecision
from sayso.web.desk import Desk

#: What may be decided at the desk.
KINDS = ("confirm", "dismiss", "note", "grade", "merge", "split", "correct", "undo")


def decisions(desk: Desk) -> Response:
    if desk.request.method == "POST":
        return _decide(desk)
    return desk.page("decisions.html", decisions=list(reversed(desk.decisions))[:500], message="")


def _decide(desk: Desk) -> Response:
    kind, who, why = desk.sent("kind"), desk.sent("who") or desk.who, desk.sent("why")
    about = [thing for thing in desk.sent("about").split() if thing]
    value = desk.sent("value") or None
    seen = desk.sent("seen")
    if kind not in KINDS or not about or not who or not seen.isdigit():
        return _again(desk, 400, "", None)
    try:
        desk.story.decide(kind, about, who=who, why=why, value=value, seen=int(seen))
    except StaleDecision as stale:
        return _again(desk, 409, "", stale)
    except LockedStory as locked:
        return _again(desk, 503, str(locked), None)
    return RedirectResponse(_back(desk), 303)


def _back(desk: Desk) -> str:
    """Where the form stood; only an address of the desk itself."""
    back = desk.sent("back")
    if not back.startswith("/") or back.startswith("//") or "\\" in back or not back.isprintable():
        return "/findings"
    return back


def _again(desk: Desk, status: int, locked: str, clash: StaleDecision | None) -> Response:
    """The form once more with all that was typed, and why it was not taken."""
    kept = [(name, desk.sent(name)) for name in ("kind", "about", "why", "value", "who", "back") if desk.sent(name)]
    return desk.page("stale.html", status, clash=clash, kept=kept, locked=locked)


def exported(desk: Desk) -> Response:
    body = b"\n".join(msgspec.json.encode(d) for d in desk.decisions) + b"\n"
    return Response(
        body,
        media_type="application/x-ndjson",
        headers={"Content-Disposition": "attachment; filename=decisions.jsonl"},
    )


def imported(desk: Desk) -> Response:
    given = desk.form.get("file")
    if desk.request.method != "POST" or not isinstance(given, UploadFile):
        return RedirectResponse("/decisions", 303)
    lines = [line for line in given.file.read().splitlines() if line.strip()]
    try:
        found = [msgspec.json.decode(line, type=Decision) for line in lines]
    except msgspec.MsgspecError as error:
        return desk.page("decisions.html", 400, decisions=desk.decisions[::-1][:500], message=f"Not imported: {error}")
    message = f"{len(found)} decisions read"
    return desk.page("decisions.html", decisions=desk.decisions[::-1][:500], message=message)
