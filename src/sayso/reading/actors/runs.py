"""Runs of capitalised words, cut where known names, offices and adjectives of states show the joints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.knowledge.organisations import heads, known, starts
from sayso.knowledge.people import PARTICLES, given_names, office_starts, offices
from sayso.knowledge.states import by_adjective, by_name, by_seat
from sayso.reading.document import Sentence, Token

_NAME_TAGS = frozenset(("NNP", "NNPS"))
_LOOSE_TAGS = frozenset(("NN", "NNS", "JJ", "VBG", "VBN", "FW", "ADD", "AFX", "RB", "IN", "UH", "NFP", "XX"))

#: Capitalised words that are never part of an actor's name.
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays "
    "Sundays January February March April May June July August September October November December Jan. Feb. Mar. Apr. "
    "Aug. Sept. Sep. Oct. Nov. Dec. Mon. Tue. Wed. Thu. Fri. Sat. Sun. Christmas Easter Ramadan Thanksgiving Hanukkah "
    "Passover AM PM GMT EST EDT UTC A.M. P.M.".split()
)
_STOP = CALENDAR | frozenset(
    "I God Internet Covid COVID Web DNA HIV AIDS TV PhD Twitter Facebook Instagram Whatsapp WhatsApp Jr. Sr. Mr Islam "
    "Christianity Judaism Communism Earth Moon Sun".split()
)
_COMPASS = frozenset("North South East West Northern Southern Eastern Western".split())
_OPENERS = frozenset("\"'“‘„«([*•-–—:")
_HEAD_KINDS = frozenset(("organisation", "government", "armed force", "medium"))
#: Organ names that take in *and*: Ministry of Health and Welfare.
_WIDE = frozenset(
    (
        "ministry",
        "department",
        "committee",
        "organization",
        "organisation",
        "commission",
        "institute",
        "office",
        "centre",
        "center",
        "agency",
        "council",
        "board",
        "service",
        "authority",
        "fund",
        "bureau",
        "chamber",
        "federation",
        "union",
        "association",
        "institution",
        "campaign",
        "programme",
    )
)


@dataclass(slots=True)
class Piece:
    """A stretch of a run that names one thing, or an office that stands without a name."""

    sentence: Sentence
    #: indices into ``sentence.tokens``, end exclusive
    first: int
    last: int
    #: *known*: in the tables; *office*; *adjective*; *words*: to be judged
    sort: str
    #: words as written, hyphens taken together
    words: list[str] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end

    @property
    def name(self) -> str:
        return " ".join(self.words)


def joined(tokens: list[Token]) -> list[str]:
    """The words of these tokens, those that stand without a blank between them as one: *Al-Qaeda*."""
    words: list[str] = []
    end = -1
    for token in tokens:
        if token.start == end and words:
            words[-1] += token.text
        else:
            words.append(token.text)
        end = token.end
    return words


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether a capital here may only be due to the place in the sentence."""
    return i == 0 or (tokens[i - 1].text in _OPENERS and tokens[i - 1].pos == "PUNCT")


def _is_name(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    text = token.text
    if not text[0].isupper() or text in _STOP:
        return False
    if text in _COMPASS:
        return i + 1 < len(tokens) and tokens[i + 1].text[0].isupper() and tokens[i + 1].text not in _STOP
    if token.tag in _NAME_TAGS:
        return True
    if text in by_adjective():
        return True
    if token.tag in _LOOSE_TAGS:
        if not _opens(tokens, i):
            return len(text) > 1 or text == "I"
        return text in known() or text in by_name() or text in starts() or _sure_given(text)
    return False


def _sure_given(text: str) -> bool:
    found = given_names().get(text)
    return found is not None and found.sure


def _bridge(tokens: list[Token], begin: int, at: int) -> int:
    """How many tokens from ``at`` on join the name before them to one behind them; 0 where none do."""
    token = tokens[at]
    low = token.lower
    size = len(tokens)
    if at + 1 >= size:
        return 0
    after = tokens[at + 1]
    if low in ("-", "–", "/") and token.start == tokens[at - 1].end and after.start == token.end:
        return 1 if after.text[0].isupper() and after.pos != "VERB" else 0
    if low == "&":
        return 1 if _is_name(tokens, at + 1) else 0
    previous = tokens[at - 1]
    if low in ("of", "for"):
        head = previous.lower
        kind = heads().get(head)
        if not (kind in _HEAD_KINDS or (low == "of" and (head,) in offices())):
            return 0
        if _is_name(tokens, at + 1):
            return 1
        if after.lower == "the" and at + 2 < size and _is_name(tokens, at + 2):
            return 2
        return 0
    if low == "and":
        inside = [t.lower for t in tokens[begin:at]]
        if not any(word in ("of", "for") for word in inside) or not any(word in _WIDE for word in inside):
            return 0
        if not _is_name(tokens, at + 1):
            return 0
        text = after.text
        if text in known() or text in by_name() or text in by_adjective() or text in by_seat():
            return 0
        return 0 if text in given_names() or after.lower in office_starts() or text.isupper() else 1
    if low in PARTICLES and not heads().get(previous.lower):
        steps = 1
        while at + steps < size and tokens[at + steps].lower in PARTICLES | {"-"} and steps < 4:
            steps += 1
        if at + steps < size and _is_name(tokens, at + steps) and tokens[at + steps].tag in _NAME_TAGS:
            return steps
    return 0


def runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """First and last index (exclusive) of each run of name words."""
    tokens = sentence.tokens
    size = len(tokens)
    i = 0
    while i < size:
        text = tokens[i].text
        first = text[0]
        if not first.isupper():
            # names that begin small: al-Assad, al Jazeera, von der Leyen
            if not (first in "ad" and text in ("al", "ad", "as", "an") and i + 2 < size and tokens[i + 1].text == "-"
                    and tokens[i + 2].text[0].isupper() and tokens[i + 1].start == tokens[i].end):  # fmt: skip
                i += 1
                continue
            end = i + 3
        elif _is_name(tokens, i):
            end = i + 1
        else:
            i += 1
            continue
        while end < size:
            if _is_name(tokens, end):
                end += 1
                continue
            step = _bridge(tokens, i, end)
            if not step:
                break
            end += step + 1
        yield i, end
        i = end


def _known_at(tokens: list[Token], at: int, end: int) -> int:
    """Number of tokens from ``at`` that are a name in the tables, the longest; may reach beyond the run."""
    first = tokens[at].text
    for words in starts().get(first, ()):
        stop = at + len(words)
        if stop <= len(tokens) and all(
            tokens[at + n].text == word or (word == "'s" and tokens[at + n].text == "’s")
            for n, word in enumerate(words)
        ):
            return len(words)
    if first in known() or first in by_name() or first in by_seat():
        return 1
    return 0


def _office_at(tokens: list[Token], at: int, end: int) -> int:
    """Number of tokens from ``at`` that are an office, rank, title or trade in the tables, the longest."""
    longest = office_starts().get(tokens[at].lower, 0)
    for size in range(min(longest, end - at), 0, -1):
        if tuple(t.lower for t in tokens[at : at + size]) in offices():
            return size
    return 0


def head_kind(words: list[str]) -> str | None:
    """What a name's head word shows it to name: the word before *of* or *for*, else the last one."""
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "for", "de")), len(words))
    if cut == 0:
        return None
    table = heads()
    word = words[cut - 1].lower()
    if cut > 1 and (two := table.get(f"{words[cut - 2].lower()} {word}")) is not None:
        return two
    return table.get(word) or (table.get(word[:-1]) if word.endswith("s") else None)


#: Short names of bodies that are common words: behind another word of a name they belong to that name.
_WORDS_TOO = frozenset(("house", "commons", "lords"))


def pieces(sentence: Sentence) -> Iterator[Piece]:
    """The runs of a sentence, cut into what names one thing each."""
    tokens = sentence.tokens
    done = 0
    for begin, end in runs(sentence):
        if end <= done:
            continue
        at = max(begin, done)
        words_from = at
        while at < end:
            if at == words_from and _whole(tokens, at, end):
                at = end
                break
            size = _known_at(tokens, at, end)
            if (
                size == 1
                and at > begin
                and (
                    heads().get(tokens[at].lower)
                    or tokens[at].lower in _WORDS_TOO
                    or tokens[at - 1].text in given_names()
                )
            ):
                # the Trinamool Congress; the Mansion House; Ilir Meta
                size = 0
            whole = head_kind([t.text for t in tokens[at:end]])
            if size and not (size < end - at and whole and _names_by_head(tokens, at + size, end)):
                yield from _words(sentence, words_from, at)
                stop = at + size
                yield Piece(sentence, at, stop, "known", joined(tokens[at:stop]))
                at = words_from = stop
                continue
            size = _office_at(tokens, at, end)
            if size and not (size < end - at and whole in _HEAD_KINDS | {"place"} and not _given_in(tokens, at, end)):
                yield from _words(sentence, words_from, at)
                stop = at + size
                if stop < end and tokens[stop].lower == "of":
                    at = stop
                    while stop < end and (
                        tokens[stop].lower in ("of", "the", "and") or not _office_at(tokens, stop, end)
                    ):
                        stop += 1
                    yield Piece(sentence, at - size, at, "office", joined(tokens[at - size : at]))
                    at += 1 + (tokens[at + 1].lower == "the" if at + 1 < end else 0)
                    words_from = at
                    continue
                yield Piece(sentence, at, stop, "office", joined(tokens[at:stop]))
                at = words_from = stop
                continue
            if (
                tokens[at].text in by_adjective()
                and at == words_from
                and not (at + 1 < end and _names_by_head(tokens, at + 1, end))
            ):
                yield Piece(sentence, at, at + 1, "adjective", [tokens[at].text])
                at = words_from = at + 1
                continue
            at += 1
        yield from _words(sentence, words_from, end)
        done = max(end, at)


def _whole(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the rest of a run is one organisation's name, with no office or given name before its head."""
    low = [t.lower for t in tokens[at:end]]
    cut = next((i for i, word in enumerate(low) if i and word in ("of", "for")), len(low))
    if cut < 2 and cut == len(low):
        return False
    if heads().get(low[cut - 1]) not in _HEAD_KINDS or _known_at(tokens, at, end) >= end - at:
        return False
    before = range(at, at + cut - 1)
    if any(_office_at(tokens, i, at + cut) for i in before) or _given_in(tokens, at, at + cut - 1):
        return False
    # what stands behind of or for may end with another name: it must not hold a person's
    return not _given_in(tokens, at + cut, end)


def _given_in(tokens: list[Token], at: int, end: int) -> bool:
    return any(_sure_given(t.text) for t in tokens[at:end])


def _names_by_head(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the run from ``at`` on is a name with a telling head word and no office or given name in it."""
    if at >= end or head_kind([t.text for t in tokens[at:end]]) is None:
        return False
    return not any(_office_at(tokens, i, end) and not heads().get(tokens[i].lower) for i in range(at, end)) and not (
        _given_in(tokens, at, end)
    )


def _words(sentence: Sentence, first: int, last: int) -> Iterator[Piece]:
    tokens = sentence.tokens
    while first < last and tokens[first].text in ("-", "–", "/", "&", "of", "for", "the", "and", "The"):
        first += 1
    while last > first and tokens[last - 1].text in ("-", "–", "/", "&", "of", "for", "the", "and"):
        last -= 1
    if first < last:
        yield Piece(sentence, first, last, "words", joined(tokens[first:last]))
