"""Who does what to whom, where and when: the events that the words of a report name.

Every verb that heads a clause and every noun of the event tables gives one event, but for auxiliaries and for verbs
that only lend themselves to a noun or infinitive (*carried out a strike*, *began to withdraw*). Types are PLOVER's; an
event of none of its types has none. ``mode`` holds the modes of fighting and control that the contract names,
``plover_mode`` those of the codebook.
"""

from __future__ import annotations

from sayso.knowledge.events import lexicon
from sayso.model import Date, Event, Notice, Part, Party, Place, Quantity
from sayso.reading.actors import Actors
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.events.grammar import noun_phrase
from sayso.reading.events.modes import plover_mode
from sayso.reading.events.parties import parties
from sayso.reading.events.phase import polarity
from sayso.reading.events.readings import Readings
from sayso.reading.events.setting import Frame, Setting
from sayso.reading.events.triggers import SentenceReader, Trigger

_CLASSES: dict[str, frozenset[str]] = {
    "person": frozenset({"person", "leader"}),
    "government": frozenset({"state"}),
    "armed force": frozenset({"force", "armed", "state"}),
    "group": frozenset({"force"}),
}
#: a name of which nothing is known may be a person or a state, but no ground and no force
_UNKNOWN = frozenset({"person", "leader", "state", "name"})
_GROUND = frozenset({"place", "ground", "state"})


def read_events(
    document: Document,
    actors: Actors,
    places: list[Place],
    dates: list[Date],
    quantities: list[Quantity],
    notices: list[Notice],
) -> list[Event]:
    """The events of the headline, then of the text; within a sentence those with a type come first, the higher the
    sooner. Text within notices is not read.
    """
    reader = _Reader(document, actors, places, dates, quantities, notices)
    found: list[Event] = []
    for sentence in document.all_sentences():
        found.extend(reader.sentence(sentence, len(found)))
    return found


class _Reader:
    def __init__(
        self, document: Document, actors: Actors, places: list[Place], dates: list[Date], quantities: list[Quantity],
        notices: list[Notice],
    ) -> None:  # fmt: skip
        self.document = document
        self.actors = actors
        self.known = lexicon()
        self.places = places
        self.quantities = quantities
        self.setting = Setting(places, dates, quantities)
        self._war: dict[tuple[Part, int], bool] = {}
        self.dead: dict[Part, list[tuple[int, int]]] = {"title": [], "text": []}
        for notice in notices:
            self.dead[notice.part].append((notice.start, notice.end))

    def sentence(self, sentence: Sentence, first: int) -> list[Event]:
        dead = self.dead[sentence.part]
        if any(a <= sentence.start and sentence.end <= b for a, b in dead):
            return []
        triggers = SentenceReader(Readings(sentence, self.known, self.kinds, self.armed(sentence))).triggers()
        if dead:
            triggers = [t for t in triggers if not any(a <= t.anchor.start < b for a, b in dead)]
        if not triggers:
            return []
        frame = self.setting.of(sentence, triggers)

        usable = _Usable(frame, dead)
        read = [(trigger, parties(trigger, usable)) for trigger in triggers]
        order = sorted(
            range(len(read)),
            key=lambda n: (read[n][0].type is None and read[n][0].mode is None, _depth(read[n][0].anchor), n),
        )
        events: list[Event] = []
        for n in order:
            trigger, (agents, targets) = read[n]
            words = sorted(trigger.parts, key=lambda t: t.i)
            span = self.document.span_of(words)
            places, date, counts = frame.around(trigger, agents, targets)
            events.append(
                Event(
                    start=span.start, end=span.end, text=span.text, part=span.part,
                    id=f"e{first + len(events) + 1}",
                    predicate=trigger.predicate.lower(),
                    aspect="state" if trigger.state else "happening",
                    type=trigger.type,
                    mode=trigger.mode if trigger.phase != "planned" else None,
                    plover_mode=plover_mode(trigger, agents + targets),
                    phase=trigger.phase,
                    polarity=polarity(trigger.negated),
                    agents=[self.party(t) for t in agents],
                    targets=[self.party(t) for t in targets],
                    places=places,
                    date=date,
                    quantities=[self.quantities[q] for q in counts],
                )
            )  # fmt: skip
        return events

    def armed(self, sentence: Sentence) -> bool:
        """Whether the sentence before or behind speaks of fighting."""
        part = self.document.headline if sentence.part == "title" else self.document.sentences
        near = [part[n] for n in (sentence.index - 1, sentence.index + 1) if 0 <= n < len(part)]
        return any(self._warlike(s) for s in near)

    def _warlike(self, sentence: Sentence) -> bool:
        key = (sentence.part, sentence.index)
        if key not in self._war:
            words = self.known.classes["warlike"]
            self._war[key] = not words.isdisjoint([t.lower for t in sentence.tokens]) or not words.isdisjoint(
                [t.lemma for t in sentence.tokens]
            )
        return self._war[key]

    def party(self, head: Token) -> Party:
        first, last = noun_phrase(head)
        part = head.sentence.part
        actor = self.actors.at(head.start, head.end, part)
        if actor is None and (first is not head or last is not head):
            actor = self.actors.at(first.start, head.end, part)
        span = self.document.span(first.start, last.end, part)
        return Party(start=span.start, end=span.end, text=span.text, part=part, actor=actor.id if actor else None)

    def kinds(self, token: Token) -> frozenset[str]:
        """The classes that a name belongs to, by what actors and places know of it."""
        part = token.sentence.part
        place = next((p for p in self.setting.covering(token)), None)
        if place is not None and place.kind == "literal":
            return _GROUND
        actor = self.actors.at(token.start, token.end, part)
        if actor is not None:
            return _CLASSES.get(actor.kind, frozenset())
        if place is not None:
            return frozenset({"state"})
        return _UNKNOWN if token.pos == "PROPN" else frozenset()


class _Usable:
    def __init__(self, frame: Frame, dead: list[tuple[int, int]]) -> None:
        self._frame = frame
        self._dead = dead

    def __call__(self, token: Token) -> bool:
        return not self._frame.dated(token) and not any(a <= token.start < b for a, b in self._dead)

    def demonym(self, token: Token) -> bool:
        return self._frame.demonym(token)


def _depth(token: Token) -> int:
    """How many clauses down from the root of the sentence."""
    return sum(1 for t in token.ancestors() if t.tag[:2] == "VB")


__all__ = ["Trigger", "read_events"]
