"""Where and when an event is, and what is counted in it: by syntax first, by nearness second."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.model import Date, Part, Place, Quantity, Span
from sayso.reading.document import Sentence, Token
from sayso.reading.events.triggers import Trigger


class _Spans:
    """Spans of one part in the order of the text, with their indices in the report's list."""

    def __init__(self, spans: list[tuple[int, Span]]) -> None:
        self._spans = sorted(spans, key=lambda pair: pair[1].start)
        self._starts = [span.start for _, span in self._spans]
        self._longest = max((span.end - span.start for _, span in self._spans), default=0)

    def within(self, start: int, end: int) -> list[tuple[int, Span]]:
        """Those that share a character with a stretch."""
        found: list[tuple[int, Span]] = []
        for n in range(bisect_left(self._starts, start - self._longest), len(self._spans)):
            if self._starts[n] >= end:
                break
            if self._spans[n][1].end > start:
                found.append(self._spans[n])
        return found


class Setting:
    """The places, dates and quantities of a report, by sentence."""

    def __init__(self, places: list[Place], dates: list[Date], quantities: list[Quantity]) -> None:
        self._places = _by_part(places)
        self._dates = _by_part(dates)
        self._quantities = _by_part(quantities)

    def of(self, sentence: Sentence, triggers: list[Trigger]) -> Frame:
        """The frame of one sentence."""
        part, start, end = sentence.part, sentence.start, sentence.end
        return Frame(
            sentence,
            triggers,
            self._places[part].within(start, end),
            self._dates[part].within(start, end),
            self._quantities[part].within(start, end),
        )

    def covering(self, token: Token) -> Iterator[Place]:
        """The places whose words hold the token."""
        for _, span in self._places[token.sentence.part].within(token.start, token.end):
            if span.start <= token.start and token.end <= span.end:
                assert isinstance(span, Place)
                yield span


def _by_part(spans: Sequence[Span]) -> dict[Part, _Spans]:
    found: dict[Part, list[tuple[int, Span]]] = {"title": [], "text": []}
    for index, span in enumerate(spans):
        found[span.part].append((index, span))
    return {part: _Spans(pairs) for part, pairs in found.items()}


class Frame:
    """Places, dates and quantities of one sentence, each given to the event that it hangs on."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: list[Trigger],
        places: list[tuple[int, Span]],
        dates: list[tuple[int, Span]],
        quantities: list[tuple[int, Span]],
    ) -> None:
        self.sentence = sentence
        self._dates = dates
        #: token -> trigger that it is a word of
        self._words = {t.i: n for n, trigger in enumerate(triggers) for t in trigger.parts}
        self._index = {id(trigger): n for n, trigger in enumerate(triggers)}
        self._above = [self._next_above(t) for t in triggers]
        literal: list[tuple[int, Span]] = [(i, s) for i, s in places if isinstance(s, Place) and s.kind == "literal"]
        self._adjectives = [s for _, s in places if isinstance(s, Place) and s.kind == "adjective"]
        self._place_of = self._owners(literal)
        # how long, and how often, is not when
        self._date_of = self._owners([(i, s) for i, s in dates if isinstance(s, Date) and s.type in ("DATE", "TIME")])
        self._count_of = self._owners(quantities)

    def demonym(self, token: Token) -> bool:
        """Whether the token is an adjective of a place."""
        return any(s.start <= token.start and token.end <= s.end for s in self._adjectives)

    def dated(self, token: Token) -> bool:
        """Whether the token stands inside a date."""
        return any(s.start <= token.start and token.end <= s.end for _, s in self._dates)

    def _token(self, span: Span) -> Token | None:
        """The highest token of a span."""
        best: Token | None = None
        for token in self.sentence.tokens:
            if token.start >= span.end:
                break
            if token.end > span.start:
                if not (span.start <= token.head.start and token.head.end <= span.end) or token.head is token:
                    return token
                best = best or token
        return best

    def _owners(self, spans: list[tuple[int, Span]]) -> dict[int, list[int]]:
        """For each trigger, by its number, the spans that hang on it, by their indices."""
        found: dict[int, list[int]] = {}
        for index, span in spans:
            token = self._token(span)
            while token is not None:
                if token.i in self._words:
                    found.setdefault(self._words[token.i], []).append(index)
                    break
                if token.head is token:
                    break
                token = token.head
        return found

    def _next_above(self, trigger: Trigger) -> int | None:
        own = self._index[id(trigger)]
        token = trigger.anchor
        while token.head is not token:
            token = token.head
            number = self._words.get(token.i)
            if number is not None and number != own:
                return number
        return None

    def around(
        self, trigger: Trigger, agents: list[Token], targets: list[Token]
    ) -> tuple[list[int], int | None, list[int]]:
        """Indices of places, of the date, and of quantities of an event."""
        own = self._index[id(trigger)]
        places = self._place_of.get(own, [])
        dates = self._date_of.get(own, [])
        near = self._line(own)
        if not places:
            places = next((self._place_of[n] for n in near if n in self._place_of), [])
        if not dates:
            dates = next((self._date_of[n] for n in near if n in self._date_of), [])
        return places, dates[0] if dates else None, self._count_of.get(own, [])

    def _line(self, own: int) -> list[int]:
        """Other triggers, from the nearest in the tree: those above, those right below, then all by distance."""
        line: list[int] = []
        at = self._above[own]
        while at is not None and at not in line and at != own:
            line.append(at)
            at = self._above[at]
        line.extend(n for n, above in enumerate(self._above) if above == own)
        rest = [n for n in range(len(self._above)) if n != own and n not in line]
        line.extend(sorted(rest, key=lambda n: (abs(n - own), n)))
        return line
