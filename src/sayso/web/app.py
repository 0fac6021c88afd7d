"""The app: addresses, and how a request becomes a page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from sayso.pages.dossier import stylesheet
from sayso.story import StoryError, UnknownReport, open_story
from sayso.web import (
    actors,
    claims,
    copies,
    custody,
    decisions,
    findings,
    overview,
    places,
    points,
    reports,
    search,
    timeline,
)  # fmt: skip
from sayso.web.desk import STATIC, WHO, Desk, Handler, Missing
from sayso.web.ground import Ground, tiles
from sayso.web.safety import Guard, Safety

#: Address, what answers it, and whether a form may be sent to it.
ROUTES: tuple[tuple[str, Handler, bool], ...] = (
    ("/", overview.overview, False),
    ("/keys", overview.keys, False),
    ("/reports", reports.reports, False),
    ("/reports/{id:path}", reports.report, False),
    ("/claims", claims.claims, False),
    ("/claims.csv", claims.table, False),
    ("/claims/views", claims.views, True),
    ("/points", points.points, False),
    ("/points/{id:path}", points.point, False),
    ("/places", places.places, False),
    ("/places.geojson", places.geojson, False),
    ("/places/{id:path}", places.place, False),
    ("/timeline", timeline.timeline, False),
    ("/timeline.json", timeline.events, False),
    ("/actors", actors.actors, False),
    ("/actors/{id:path}", actors.actor, False),
    ("/findings", findings.findings, False),
    ("/findings/{id:path}", findings.finding, False),
    ("/copies", copies.copies, False),
    ("/copies/{id:path}", copies.copy, False),
    ("/custody", custody.custody, False),
    ("/problems", custody.problems, False),
    ("/decisions", decisions.decisions, True),
    ("/who", decisions.who, True),
    ("/decisions.json", decisions.exported, False),
    ("/decisions/import", decisions.imported, True),
    ("/search", search.search, False),
)


def create_app(story: str | Path, guard: Guard | None = None, ground: Ground | None = None) -> Starlette:
    """The desk of a story file, which is opened anew for each request: nothing is held while nobody asks.

    ``guard`` says by which names it may be asked for and whether a token is needed; without one, by the names of this
    machine alone and without. ``ground`` is what the map is drawn on. Raises NotAStory, NewerStory, DamagedStory or
    LockedStory.
    """
    path = Path(story)
    open_story(path, create=False).close()
    guard = guard or Guard()
    routes: list[Route | Mount] = [
        Route(address, _answer(path, guard, handler, posts), methods=["GET", "POST"] if posts else ["GET"])
        for address, handler, posts in ROUTES
    ]
    routes.append(Route("/tiles.pmtiles", tiles))
    routes.append(Mount("/static", _Static(directory=STATIC, check_dir=False), name="static"))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Safety, guard=guard)],
        exception_handlers={HTTPException: _plain_fault},
    )
    app.state.ground = ground or Ground()
    return app


def _answer(path: Path, guard: Guard, handler: Handler, posts: bool):  # type: ignore[no-untyped-def]
    async def answer(request: Request) -> Response:
        form = await request.form(max_files=1, max_fields=100) if posts and request.method == "POST" else None

        def made() -> Response:
            try:
                with open_story(path, create=False) as story:
                    desk = Desk(request, story, guard, form)
                    if form is not None and not guard.sent_by_us(desk.session, desk.sent("csrf")):
                        return desk.page("stale.html", 403, clash=(), kept=desk.kept(), fault=_OPENED_BEFORE)
                    try:
                        answered: Response = handler(desk)
                    except (Missing, UnknownReport) as missing:
                        return desk.page("missing.html", 404, missing=str(missing))
                    if form is not None and desk.sent("who"):
                        answered.set_cookie(
                            WHO, quote(desk.sent("who")[:80]), max_age=31_536_000, httponly=True, samesite="strict"
                        )
                    return answered
            except StoryError as error:
                return PlainTextResponse(str(error), 503)

        return await run_in_threadpool(made)

    return answer


_OPENED_BEFORE = "Its page was opened before the desk was started anew, or by another way than this desk."


async def _plain_fault(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(f"{error.detail}", error.status_code)


class _Static(StaticFiles):
    """What the build made; where it made nothing, the dossier's stylesheet serves."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path == "desk.css" and not (STATIC / path).is_file():
            return Response(stylesheet(), media_type="text/css")
        found = await super().get_response(path, scope)
        found.headers["Cache-Control"] = "no-cache"
        return found
