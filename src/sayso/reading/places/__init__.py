"""Place mentions: which words name a place, how they are meant, and which entry of the gazetteer they stand for."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sayso.knowledge.places import Gazetteer, Row
from sayso.knowledge.places.format import WEAK
from sayso.knowledge.places.labels import label
from sayso.model import Entry, Notice, Place
from sayso.reading.document import Document, Token
from sayso.reading.places.candidates import SPANNED, TYPE_WORDS, candidates
from sayso.reading.places.judge import ENOUGH, judge
from sayso.reading.places.kinds import kind_of
from sayso.reading.places.mention import Mention
from sayso.reading.places.resolve import Name, resolve
from sayso.reading.places.whence import read_whence


def read_places(document: Document, gazetteer: Gazetteer, notices: list[Notice]) -> list[Place]:
    """All place mentions of a report, in the order of the title and then the text."""
    found = []
    for mention in weigh(document, gazetteer, notices).kept:
        span = mention.span(document)
        found.append(
            Place(
                start=span.start,
                end=span.end,
                text=span.text,
                part=span.part,
                kind=kind_of(mention),
                place=None if mention.entry is None else entry(mention.entry, mention.share),
            )
        )
    return found


class Weighed(NamedTuple):
    """What was looked at on the way to the place mentions of a report."""

    #: every stretch of text that spells a name
    mentions: list[Mention]
    #: those taken for places
    kept: list[Mention]
    #: the names of these, with all that they may mean
    names: list[Name]


def weigh(document: Document, gazetteer: Gazetteer, notices: list[Notice]) -> Weighed:
    """Find, judge and resolve all names of a report."""
    closed = [(n.start, n.end, n.part) for n in notices if n.kind not in ("dateline", "caption", "correction")]
    mentions: list[Mention] = []
    for sentence in document.all_sentences():
        here = candidates(sentence, gazetteer)
        if closed:
            here = [m for m in here if not any(a <= m.start < b and p == sentence.part for a, b, p in closed)]
        _beside(here, gazetteer)
        mentions.extend(here)
    judge(mentions, gazetteer)
    kept = [m for m in mentions if m.score >= ENOUGH]
    bearing = [m for m in mentions if m.score >= ENOUGH or m.bears]
    return Weighed(mentions, kept, resolve(bearing, gazetteer, read_whence(document, gazetteer)))


def entry(row: Row, confidence: float) -> Entry:
    """A row as it is written in a record."""
    admin1 = row.admin1
    return Entry(
        id=row.id,
        name=label(row),
        country=row.country,
        admin1=label(admin1) if admin1 is not None else label(row) if row.type == "adm1" else None,
        lat=row.lat,
        lon=row.lon,
        feature=row.feature,
        confidence=round(confidence, 3),
    )


def _beside(mentions: list[Mention], gazetteer: Gazetteer) -> None:
    """Type words beside the names of one sentence, and names that are the container of the one before them."""
    for mention in mentions:
        if mention.adjective is not None and not mention.postings:
            continue
        tokens = mention.sentence.tokens
        after, before = mention.after, mention.before
        if after is not None and after.lower in TYPE_WORDS:
            kinds = TYPE_WORDS[after.lower]
            _divisions_called(mention, after.lower, gazetteer)
            if any(gazetteer.row(i).type in kinds for i, _ in mention.postings[:40]):
                mention.type = kinds
                if after.lower in SPANNED and after.text[0].isupper() and _closes(after, mention, gazetteer):
                    mention.last, mention.end = after.i, after.end
        elif _has_capital(mention) and any(gazetteer.row(i).type in _WITH_CAPITAL for i, _ in mention.postings[:5]):
            mention.type = _WITH_CAPITAL
        elif before is not None and before.lower == "of" and before.i and tokens[before.i - 1].lower in TYPE_WORDS:
            kinds = TYPE_WORDS[tokens[before.i - 1].lower]
            if any(gazetteer.row(i).type in kinds for i, _ in mention.postings[:40]):
                mention.type = kinds
    for mention in mentions:
        before, after = mention.before, mention.after
        if mention.type or not mention.postings or before is None or before.lower != "the":
            continue
        if after is None or after.pos not in ("NOUN", "PROPN", "ADJ"):
            # the Mississippi, which the gazetteer has as a river with that word
            rivers = []
            if any(gazetteer.row(i).type == "adm1" for i, _ in mention.postings[:5]):
                rivers = [p for p in gazetteer.postings(f"{mention.key} river") if gazetteer.row(p[0]).type == "river"]
            mention.postings = (*mention.postings[:19], *(p for p in rivers if p not in mention.postings))
            mention.type = frozenset(gazetteer.row(i).type for i, _ in mention.postings[:20]) & _ARTICLED
    for one, two in pairwise(mentions):
        if one.postings and two.postings and _parted(one, two) and _contains(two, one, gazetteer):
            one.container, two.behind = two, one


#: Kinds of entry that have a capital.
_WITH_CAPITAL = frozenset("country adm1 adm2 region".split())


def _has_capital(mention: Mention) -> bool:
    """*the capital of* stands before it."""
    of = mention.before
    return of is not None and of.lower == "of" and of.i > 0 and mention.sentence.tokens[of.i - 1].lower == "capital"


#: Kinds of entry whose names take the article: *down the Dnepr*, *the Atlantic*, *the Alps*.
_ARTICLED = frozenset("river sea strait canal desert mountains peninsula".split())
#: Words for divisions that stand for one another in English.
_DIVISION_WORDS = ("oblast", "region", "province", "governorate", "district", "county", "state", "prefecture", "raion")


def _divisions_called(mention: Mention, word: str, gazetteer: Gazetteer) -> None:
    """Add the divisions that are called by this name and any word for a division: *Kursk region* is *Kursk Oblast*."""
    if word not in _DIVISION_WORDS:
        return
    known = {i for i, _ in mention.postings}
    for other in dict.fromkeys((word, *_DIVISION_WORDS[:4])):
        for index, quality in gazetteer.postings(f"{mention.key} {other}"):
            if index not in known and quality < WEAK:
                known.add(index)
                mention.postings = (*mention.postings, (index, quality))


def _closes(word: Token, mention: Mention, gazetteer: Gazetteer) -> bool:
    """The type word is the end of the name: not *Florida State University*, not *Ramsey District Court*."""
    behind = word.nbor(1)
    followed = behind is not None and behind.text[0].isupper() and behind.tag in ("NNP", "NNPS", "NN", "NNS")
    if word.lower == "state":
        return not followed and gazetteer.row(mention.postings[0][0]).country != "US"
    return not (followed and word.lower in ("district", "region"))


def _parted(one: Mention, two: Mention) -> bool:
    between = one.sentence.tokens[one.last + 1 : two.first]
    words = [t.lower for t in between]
    return words in ([","], ["("], [",", "in"], ["in"], [",", "in", "the"], ["in", "the"]) and (
        one.sentence is two.sentence
    )


def _contains(outer: Mention, inner: Mention, gazetteer: Gazetteer) -> bool:
    """Some reading of the inner name lies in a division or country that the outer name may mean."""
    wanted: set[int] = set()
    for index, _ in outer.postings[:4]:
        row = gazetteer.row(index)
        if row.type in ("adm1", "country", "adm2"):
            wanted.add(index)
    if not wanted:
        return False
    for index, _ in inner.postings[:400]:
        row = gazetteer.row(index)
        country = gazetteer.country(row.country) if row.country else None
        inside = {row.admin1_index, row.admin2_index, country.index if country else -1} - {row.index}
        if inside & wanted:
            return True
    return False
