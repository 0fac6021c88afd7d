"""One request's view of the story: its reports, its decisions, who is asking, and how a page is made of it."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sayso.model import Point, StoryActor
from sayso.pages import atlas, words
from sayso.pages.finds import RULES
from sayso.pages.links import slug
from sayso.pages.room import LargeRoom
from sayso.pages.words import printable, short
from sayso.story import Decision, Story
from sayso.story.deciding import Decided
from sayso.web.addresses import Addresses, with_query
from sayso.web.review import Review
from sayso.web.safety import Guard
from sayso.web.wordings import PointsOf

#: Rows of a list on one page.
ROWS = 50
WHO = "sayso-who"
#: Fields of the forms of decisions.
FIELDS = (
    "kind", "about", "with", "part", "value", "source", "information", "report", "start", "end", "in", "other", "why",
    "who", "back",
)  # fmt: skip

#: The parts of the desk: name in the bar, address.
PARTS = (
    ("Overview", "/"), ("Findings", "/findings"), ("Reports", "/reports"), ("Claims", "/claims"),
    ("Points", "/points"), ("Places", "/places"), ("Timeline", "/timeline"), ("Actors", "/actors"),
    ("Copies", "/copies"),
)  # fmt: skip
#: Those that are asked for seldom; they stand at the foot.
MORE = (
    ("Custody", "/custody"), ("Problems", "/problems"), ("Decisions", "/decisions"), ("Keys", "/keys"),
)  # fmt: skip


#: What no page may hold is shown as its picture: as many characters as before, so that offsets count right.
CONTROLS = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)} | {127: 0x2421}
#: The largest number that a key may hold: what SQLite can compare.
LARGEST = 2**62


class Missing(Exception):
    """There is no such thing in the story; the text says what."""


@dataclass(frozen=True)
class Laid:
    """All decisions, and what came of those that stand, when the custody log ended so."""

    head: tuple[int, str]
    decisions: list[Decision]
    decided: Decided | None


class Names(Mapping[str, str]):
    """Names of the story's actors by their ids, looked up when they are asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._known: dict[str, str | None] = {}

    def __getitem__(self, id: str) -> str:
        if id not in self._known:
            found = self._story.lists.brief(StoryActor, id)
            self._known[id] = found.name if found else None
        name = self._known[id]
        if name is None:
            raise KeyError(id)
        return name

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class Desk:
    """What a page is made from."""

    def __init__(self, request: Request, story: Story, guard: Guard, form: FormData | None = None) -> None:
        self.request = request
        self.story = story
        self.form = form if form is not None else FormData()
        self.to = Addresses()
        self.room = LargeRoom(story, self.to)
        self.names = Names(story)
        self._guard = guard

    # --- asking -------------------------------------------------------------------------------------------------------

    @property
    def session(self) -> str:
        return str(self.request.state.session)

    @property
    def token(self) -> str:
        """What the forms of this session carry."""
        return self._guard.form_token(self.session)

    def asked(self, name: str, default: str = "") -> str:
        """A field of the address, without what cannot be printed."""
        return printable(self.request.query_params.get(name, default)).strip()[:2000]

    def sent(self, name: str, limit: int = 20_000) -> str:
        """A field of the form."""
        value = self.form.get(name)
        return printable(value).strip()[:limit] if isinstance(value, str) else ""

    def chosen(self, name: str) -> list[str]:
        """What was chosen of several in the form."""
        values = [value for value in self.form.getlist(name) if isinstance(value, str)]
        return [clean for value in values[:200] if (clean := printable(value).strip()[:400])]

    def kept(self) -> list[tuple[str, str]]:
        """What was sent with the form of a decision, so that a page that refuses it gives it back."""
        found: list[tuple[str, str]] = []
        for name in FIELDS:
            values = [self.sent(name)] if name in ("about", "why") else self.chosen(name)
            found += [(name, value) for value in values if value or name == "why"]
        return found

    def forget(self) -> None:
        """Look at the decisions anew."""
        for name in ("_laid", "review", "decided", "points"):
            self.__dict__.pop(name, None)

    def named(self) -> str:
        """The name of the thing that the address asks for."""
        given = self.request.path_params.get("id")
        return str(given) if given else self.request.query_params.get("id", "")

    def after(self, *kinds: type) -> tuple[Any, ...] | None:
        """The key after which a page begins, from the address; None where there is none or it is not such a key."""
        try:
            key = json.loads(self.asked("after"))
        except ValueError:
            return None
        if not isinstance(key, list) or len(key) != len(kinds):
            return None
        if not all(type(part) is kind for part, kind in zip(key, kinds, strict=True)):
            return None
        if any(isinstance(part, int) and abs(part) > LARGEST for part in key):
            return None
        return tuple(key)

    def further(self, key: tuple[str | int, ...] | None, name: str = "after") -> str:
        """The address of this page with the rows after a key; empty where there are none."""
        if key is None:
            return ""
        fields: dict[str, str | int | None] = dict(self.request.query_params)
        return with_query(self.request.url.path, fields | {name: json.dumps(list(key), ensure_ascii=False)})

    @cached_property
    def who(self) -> str:
        """Who is at the desk: as they said last, else as the system knows them."""
        said = printable(unquote(self.request.cookies.get(WHO, ""))).strip()[:80]
        return said or system_user()

    # --- deciding -----------------------------------------------------------------------------------------------------

    @cached_property
    def _laid(self) -> Laid:
        """The decisions as they stand. Replaying them is kept until the log has grown: it takes a while where many
        are about what half of all reports have."""
        state = self.request.app.state
        head = self.story.head()
        kept: Laid | None = getattr(state, "laid", None)
        if kept is None or kept.head != head:
            decisions = self.story.decisions()
            kept = state.laid = Laid(head, decisions, self.story.decided() if decisions else None)
        return kept

    @property
    def decisions(self) -> list[Decision]:
        return self._laid.decisions

    @cached_property
    def review(self) -> Review:
        return Review(self.decisions, self._laid.decided)

    @cached_property
    def decided(self) -> Decided | None:
        """Decisions laid over what comparing found; None where there are none."""
        return self._laid.decided if self.review.standing else None

    @cached_property
    def points(self) -> PointsOf:
        """The points that claims belong to."""
        return PointsOf(self.story, self.decided)

    def point(self, id: str) -> Point | None:
        """A point as readers made it."""
        made = self.decided.made_point(id) if self.decided else None
        return made or self.story.lists.record(Point, id)

    def actor(self, id: str) -> StoryActor | None:
        """An actor as readers made it."""
        made = self.decided.made_actor(id) if self.decided else None
        return made or self.story.lists.record(StoryActor, id)

    # --- showing ------------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        return self.story.setting("title") or self.story.path.stem

    def page(self, template: str, status: int = 200, **fields: Any) -> HTMLResponse:
        made = environment().get_template(template)
        text = made.render(
            desk=self, to=self.to, at=self.request.url.path, parts=PARTS, more=MORE, asked=self.asked,
            rules=RULES, **fields,
        )  # fmt: skip
        # a report may hold half a character (a lone surrogate); it is shown as a question mark
        return HTMLResponse(text.translate(CONTROLS).encode("utf-8", "replace"), status)


def system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@cache
def environment() -> Environment:
    """The templates' environment: all is escaped; what the dossier is made of is here too."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("sayso.web", "templates"), PackageLoader("sayso.pages", "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=words.day, count=words.count, listed=words.listed, short=short, slug=slug)
    made.filters.update(printable=printable, worded=words.worded)
    made.globals.update(spellings=atlas.spellings, mentioned=atlas.mentioned, coordinates=atlas.coordinates)
    made.globals.update(built=built, with_query=with_query)
    return made


STATIC = Path(__file__).parent / "static"


def built(name: str) -> bool:
    """Whether the build made this file; without it a page does without."""
    return (STATIC / name).is_file()


Handler = Callable[[Desk], Any]
