"""What reports have between quotation marks, sentence by sentence, with its speaker."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import is_person
from sayso.comparing.told import Told
from sayso.knowledge.cues import verbs
from sayso.knowledge.lazily import cached_property
from sayso.model import Claim, Evidence

_QUOTED = re.compile(r"“([^“”\n]{2,1000})”|\"([^\"\n]{2,1000})\"|«([^«»\n]{2,1000})»")
_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?!\s+[A-Z“\"‘]))+[.!?]?")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\s?\.\s?\.|\[[^\]]*\]|\([^)]*\))\s*")
_NAME = re.compile(r"[A-Z][\w’'-]+ (?:[a-z]{1,3} ){0,2}[A-Z][\w’'-]+")
_LANGUAGES = "|".join(
    (
        "spanish french german russian ukrainian arabic turkish italian portuguese chinese mandarin cantonese "
        "japanese korean hindi urdu persian farsi dari pashto hebrew greek polish czech slovak hungarian "
        "romanian bulgarian serbian croatian slovenian albanian dutch flemish swedish norwegian danish "
        "finnish icelandic estonian latvian lithuanian swahili amharic somali hausa yoruba igbo zulu xhosa "
        "afrikaans bengali tamil telugu malay indonesian thai vietnamese tagalog burmese khmer georgian "
        "armenian azeri kazakh uzbek basque catalan welsh irish gaelic latin kurdish berber mongolian"
    ).split()
)
_FOREIGN = re.compile(
    rf"\b(?:in|from(?: the)?|original(?:ly)? in) (?:{_LANGUAGES})\b|\btranslat(?:ion|ed|or|ors)\b|\binterpreter",
    re.IGNORECASE,
)
_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "tenth": "10th",
    "eleventh": "11th", "twelfth": "12th", "hundred": "100",
    "percent": "cent", "shall": "will", "shan't": "will not", "can't": "cannot", "won't": "will not", "wo": "will",
}  # fmt: skip


#: what is run together in speech
_SHORT = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
_IS = frozenset({"it's", "that's", "he's", "she's", "there's", "what's", "here's", "who's"})


def _whole(word: str) -> list[str]:
    """A word in lower case as it is compared: number words as figures, *I'm* as *I am*, *didn't* as *did not*."""
    if word in _NUMBERS:
        return _NUMBERS[word].split()
    if word.endswith("n't"):
        return [word[:-3], "not"]
    if word in _IS:
        return [word[:-2], "is"]
    for end, whole in _SHORT.items():
        if word.endswith(end):
            return [word.removesuffix(end), whole]
    return [word]


@dataclass(frozen=True)
class Quotation:
    """One sentence, or part of one, in quotation marks."""

    told: Told
    start: int
    end: int
    #: where it goes on behind who says it: *“We shall go,” he said, “and stay.”*
    rest: tuple[int, int] | None = None

    @cached_property
    def text(self) -> str:
        text = self.told.extract.text
        first = text[self.start : self.end]
        return first if self.rest is None else f"{first} {text[slice(*self.rest)]}"

    @cached_property
    def words(self) -> list[str]:
        """Words in lower case, number words as figures, without what stands in brackets."""
        found: list[str] = []
        for word in _WORD.findall(_ELLIPSIS.sub(" ", self.text)):
            low = word.lower().replace("’", "'")
            if low == "00":
                continue
            found.extend(_whole(low))
        return found

    @cached_property
    def word_set(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def pieces(self) -> list[list[str]]:
        """The words between marks of omission."""
        return [
            p for part in _ELLIPSIS.split(self.text)
            if (p := [v for w in _WORD.findall(part) for v in _whole(w.lower().replace("’", "'"))])
        ]  # fmt: skip

    @property
    def marked(self) -> bool:
        """Whether something is marked as left out or put in."""
        return _ELLIPSIS.search(self.text.rstrip()[:-1]) is not None

    @cached_property
    def evidence(self) -> Evidence:
        return self.told.stretch(self.start, self.end if self.rest is None else self.rest[1])

    @cached_property
    def near(self) -> frozenset[str]:
        """The nouns for persons outside quotation marks in its sentence and those beside it."""
        at = self.told.sentences_before(self.start) - 1
        sentences = self.told.extract.sentences[max(0, at - 1) : at + 2]
        if not sentences:
            return frozenset()
        text = _QUOTED.sub(" ", self.told.extract.text[sentences[0][0] : sentences[-1][1]])
        words = (word.lower().removesuffix("'s") for word in _WORD.findall(text))
        return frozenset(w for w in words if is_person(w) and w not in _ANYBODY)

    @cached_property
    def claim(self) -> Claim | None:
        """The smallest claim that takes in the quotation and whose source does not speak of itself within it."""
        found = [
            c
            for c in self.told.claims_at["text"].meeting(self.start, self.end)
            if c.sources
            and not self.start <= c.sources[0].start < self.end
            and self._share(c) >= 0.6
            # *the council heard*
            and not (c.cue is not None and c.cue.text.lower().startswith(("hear", "was told", "were told")))
        ]
        return min(found, key=lambda c: (sum(b - a for a, b in c.pieces), c.id), default=None)

    def _share(self, claim: Claim) -> float:
        """Part of the quotation that the claim takes in."""
        common = sum(max(0, min(b, self.end) - max(a, self.start)) for a, b in claim.pieces)
        return common / (self.end - self.start)

    @cached_property
    def speaker(self) -> frozenset[str]:
        """Words of the speaker's name or description; empty where unknown."""
        claim = self.claim
        if claim is None:
            return self._behind() or self._ahead()
        source = next((s for s in claim.sources if not self.start <= s.start < self.end), claim.sources[0])
        words = {w.lower() for w in _WORD.findall(source.text)}
        actor = self.told.actors.get(source.actor or "")
        if actor is None or actor.kind == "person" or source.text.lower() not in ("he", "she"):
            # *he* is no council
            words |= _called(self.told, source.actor)
        if source.text.lower() in ("he", "she", "they"):
            words |= self._spoke_before(source.text.lower() != "they")
        if not words - _PRONOUNS:
            words |= self._before()
        return frozenset(w.removesuffix("'s") for w in words - _PRONOUNS)

    def _spoke_before(self, one: bool) -> set[str]:
        """Who is the source of what is said right before, by a noun or name; ``one``: that can be a person."""
        voices = _voices(self.told)
        for _, text, person in reversed(voices[: bisect_left(voices, (self.start + 1, "", False))]):
            if person or not one:
                return {w.lower() for w in _WORD.findall(text)}
        return set()

    def _behind(self) -> frozenset[str]:
        """Who speaks in the clause right behind the quotation, where no claim was read: *“…,” cried the rector*."""
        of = sheet(self.told).statements
        for index in self.told.clauses_from(self.end, self.end + 4):
            if self.told.extract.clauses[index].predicate.split()[0] in _speaking():
                s = of[index]
                subject = _teller(s)
                words = {w.lower() for w in _WORD.findall(subject.text)} | subject.called if subject is not None else ()
                return frozenset(w.removesuffix("'s") for w in {*words} - _PRONOUNS)
        return frozenset()

    def _ahead(self) -> frozenset[str]:
        """The subject of the clause of saying right before a colon and the quotation: *Falk had said: “…”*."""
        of = sheet(self.told).statements
        text = self.told.extract.text
        colon = _back(text, self.start) - 1
        if colon < 0 or text[colon] != ":":
            return frozenset()
        for index in _ending(self.told, _back(text, colon), colon):
            if self.told.extract.clauses[index].predicate.split()[0] in _speaking():
                subject = next((m for m in of[index].participants if m.argument.role == "subject"), None)
                if subject is None:
                    return frozenset(self._name_before())
                words = {w.lower() for w in _WORD.findall(subject.text)} | subject.called
                return frozenset(w.removesuffix("'s") for w in words - _PRONOUNS)
        return frozenset()

    def _before(self) -> set[str]:
        """The subject of the nearest clause before, outside quotation marks, that may be a person."""
        of = sheet(self.told).statements
        chosen: Mention | None = None
        for index in range(_last_before(self.told, self.start), -1, -1):
            clause = self.told.extract.clauses[index]
            if clause.part != "text" or clause.start >= self.start:
                continue
            s = of[index]
            if s.claim is not None and s.claim.manner == "quoted":
                continue
            # *the council heard the rector*
            for m in sorted(s.participants, key=lambda m: m.argument.role != "subject"):
                if not m.pronoun:
                    if m.person or m.called:
                        return {w.lower() for w in _WORD.findall(m.text)} | m.called
                    if m.argument.role == "subject":
                        chosen = chosen or m
        if chosen is not None:
            return {w.lower() for w in _WORD.findall(chosen.text)}
        return self._name_before()

    def _name_before(self) -> set[str]:
        """The last name of two words before the quotation, in its sentence or the one before, that is no place."""
        at = self.told.sentences_before(self.start)
        starts = [start for start, _ in self.told.extract.sentences[max(0, at - 2) : at]]
        text = self.told.extract.text
        names = [
            found
            for found in _NAME.finditer(text, starts[0] if starts else 0, self.start)
            if not any(p.text == found.group() for p in self.told.places_at["text"].meeting(*found.span()))
        ]
        return {w.lower() for w in _WORD.findall(names[-1].group())} if names else set()

    @cached_property
    def foreign(self) -> bool:
        """Whether the report says that the words were spoken in another language."""
        kept: bool | None = self.told.__dict__.get("_foreign")
        if kept is None:
            kept = self.told.__dict__["_foreign"] = _FOREIGN.search(self.told.extract.text) is not None
        return kept

    @cached_property
    def looks_back(self) -> bool:
        """Whether the report tells of the words as of an earlier occasion: *had told*, or a date of their own."""
        text, sentences = self.told.extract.text, self.told.extract.sentences
        at = self.told.sentences_before(self.start)
        start = sentences[at - 1][0] if at else 0
        if at > 1 and text[_back(text, start) - 1 : _back(text, start)] == ":":
            # *he had said: “…”*
            start = sentences[at - 2][0]
        ends = (sentences[i][1] for i in range(max(0, at - 1), len(sentences)))
        end = next((e for e in ends if e >= self.end), len(text))
        clauses, of = self.told.extract.clauses, sheet(self.told).statements
        return any(
            not self.start <= clauses[index].start < self.end
            and (clauses[index].tense == "pluperfect" or of[index].when is not None)
            for index in self.told.clauses_from(start, end)
        )


def _teller(s: Statement) -> Mention | None:
    """Who speaks in a clause of saying behind what is said; the object where the verb comes first."""
    known = [m for m in s.participants if not m.pronoun]
    subject = next((m for m in known if m.argument.role == "subject"), None)
    if subject is None and s.clause.start == s.clause.verb[0]:
        return next(iter(known), None)
    return subject


@cache
def _speaking() -> frozenset[str]:
    """Verbs behind or before a quotation whose subject speaks it."""
    return frozenset(lemma.split("_")[0] for lemma, frames in verbs().items() if "q" in frames) | {
        "call",
        "tell",
        "ask",
    }


def _back(text: str, at: int) -> int:
    """Where a text ends before an offset, without spaces and opening quotation marks."""
    while at > 0 and text[at - 1] in ' \n“"«':
        at -= 1
    return at


def _called(told: Told, actor: str | None) -> frozenset[str]:
    """The words by which a report calls an actor; worked out once for each."""
    kept: dict[str | None, frozenset[str]] = told.__dict__.setdefault("_called", {})
    found = kept.get(actor)
    if found is None:
        known = told.actors.get(actor)
        texts = [known.name, *{told.extract.text[a:b] for a, b in known.mentions}] if known is not None else []
        found = kept[actor] = frozenset(w.lower() for text in texts for w in _WORD.findall(text))
    return found


def _voices(told: Told) -> list[tuple[int, str, bool]]:
    """Where each claim of the text with a source by a noun or name ends, its source, and whether that may be a person;
    sorted, worked out once.
    """
    kept: list[tuple[int, str, bool]] | None = told.__dict__.get("_voices")
    if kept is None:
        claims = (c for c in told.extract.claims if c.part == "text")
        kept = told.__dict__["_voices"] = sorted(
            (c.end, s.text, s.kind in ("person", "official", "witness"))
            for c in claims
            for s in c.sources
            if s.text.lower() not in _PRONOUNS
        )
    return kept


def _ending(told: Told, start: int, end: int) -> list[int]:
    """The clauses of the text (by index) that end from one offset on and up to another, lowest index first."""
    kept: list[tuple[int, int]] | None = told.__dict__.get("_clause_ends")
    if kept is None:
        clauses = enumerate(told.extract.clauses)
        kept = told.__dict__["_clause_ends"] = sorted((c.end, i) for i, c in clauses if c.part == "text")
    return sorted(i for _, i in kept[bisect_left(kept, (start, -1)) : bisect_left(kept, (end + 1, -1))])


def _last_before(told: Told, offset: int) -> int:
    """The last clause, by index, that begins before an offset; -1 where none does."""
    kept: list[int] | None = told.__dict__.get("_first_behind")
    if kept is None:
        # for each clause where the first of it and those behind it begins
        starts = [c.start if c.part == "text" else sys.maxsize for c in told.extract.clauses]
        kept = told.__dict__["_first_behind"] = list(accumulate(reversed(starts), min))[::-1]
    return bisect_left(kept, offset) - 1


#: nouns for persons by which none is known
_ANYBODY = frozenset({"people", "man", "woman", "person", "men", "women", "official", "child", "witness", "reporter"})
_PRONOUNS = frozenset("he she it they i we the a an his her their its of in".split())


def quotations(told: Told) -> list[Quotation]:
    """All sentences in quotation marks, in the order of the text; looked for once in each report."""
    kept: list[Quotation] | None = told.__dict__.get("_quotations")
    if kept is None:
        kept = told.__dict__["_quotations"] = _quotations(told)
    return kept


def _quotations(told: Told) -> list[Quotation]:
    text = told.extract.text
    found: list[Quotation] = []
    behind = 0
    for match in _QUOTED.finditer(text):
        start = match.start() + 1
        end = match.end() - 1
        goes_on = bool(found) and behind < match.start() and _goes_on(text, found[-1], behind, match.start())
        for piece in _SENTENCE.finditer(text, start, end):
            a, b = piece.start(), piece.end()
            while a < b and text[a].isspace():
                a += 1
            if goes_on:
                found[-1] = replace(found[-1], rest=(a, b))
                goes_on = False
            elif b - a > 2:
                found.append(Quotation(told, a, b))
        behind = match.end()
    return found


#: characters between two parts of a sentence that is interrupted by who says it
_BETWEEN = 80


def _goes_on(text: str, first: Quotation, behind: int, before: int) -> bool:
    """Whether a quotation goes on in small letters behind who says it: *“We shall go,” he said, “and stay.”*"""
    between = text[behind:before]
    return (
        first.rest is None
        and first.end == behind - 1
        and text[first.end - 1] == ","
        and len(between) < _BETWEEN
        and between.rstrip().endswith(",")
        and not re.search(r"[.!?:;]", between)
        and (text[before + 1].islower() or re.match(r"I\b", text[before + 1 :]) is not None)
    )
