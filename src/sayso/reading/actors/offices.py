"""What an apposition says of a name: *Sergei Lavrov, Russia's foreign minister,* and *the ministry's
spokeswoman, X*.
"""

from __future__ import annotations

from sayso.knowledge.organisations import known
from sayso.knowledge.people import Office, offices
from sayso.knowledge.states import HOUSES, by_adjective, by_name, by_seat
from sayso.reading.actors.mentions import Mention
from sayso.reading.document import Token

#: An apposition of more tokens than this is a clause, and its end is not part of the name's stretch.
LONGEST = 18


def office_of(noun: Token) -> Office | None:
    """The office that a noun with the words before it is, or None."""
    tokens = noun.sentence.tokens
    low = noun.lower
    single = low[:-1] if noun.tag == "NNS" else low
    for size in (4, 3, 2, 1):
        begin = noun.i - size + 1
        if begin < 0:
            continue
        words = tuple(t.lower for t in tokens[begin : noun.i])
        found = offices().get((*words, single)) or offices().get((*words, low))
        if found is not None:
            return found
    return None


def _apposition(mention: Mention) -> Token | None:
    """The noun put beside a name, behind or before it, or None."""
    head = mention.head
    noun = next((c for c in head.children if c.dep == "appos" and c.i > head.i and c.tag in ("NN", "NNS", "NNP")), None)
    if noun is None and head.dep == "appos" and head.head.tag in ("NN", "NNP") and head.head.i < mention.first:
        noun = head.head
    return None if noun is None or mention.first <= noun.i < mention.last else noun


def holds_office(mention: Mention) -> bool:
    """*The Norwegian foreign minister, Kari Moe*: what is put beside an unknown name shows that it is somebody's."""
    noun = _apposition(mention)
    return noun is not None and noun.tag == "NN" and office_of(noun) is not None


def read_apposition(mention: Mention) -> None:
    """Give a person the office, country and stretch that an apposition tells; without one nothing changes."""
    head = mention.head
    tokens = mention.sentence.tokens
    noun = _apposition(mention)
    if noun is None:
        return
    office = office_of(noun)
    if office is None:
        return
    first = noun.left_edge.i
    last = max(t.i for t in noun.subtree()) + 1 if noun.i > head.i else mention.last
    stop = noun.i + 1
    if stop < len(tokens) and tokens[stop].lower in ("of", "for", "at", "in") and last > stop:
        end = stop + 1
        while (
            end < last and end - stop < 8 and tokens[end].tag in ("DT", "NNP", "NNPS", "JJ", "NN", "NNS", "HYPH", "POS")
        ):
            end += 1
        stop = end
    stop = min(stop, last if noun.i > head.i else mention.first)
    begin = first
    while begin < noun.i and tokens[begin].tag in ("DT", "PRP$"):
        begin += 1
    if mention.office is None or mention.speaks == "no":
        words = mention.sentence.tokens[begin:stop]
        if words:
            base = tokens[0].sentence
            offset = words[0].start
            mention.office = _joined(words, offset) if base else None
            mention.speaks = office.speaks
            mention.stretch = (begin, stop)
    low = noun.lower
    if mention.gender == "u" and low.endswith(("woman", "man")):
        mention.gender = "f" if low.endswith("woman") else "m"
    if noun.i > head.i:
        if last - mention.last <= LONGEST:
            mention.region = (mention.region[0], max(mention.region[1], last))
    else:
        mention.region = (first, mention.region[1])


def _joined(tokens: list[Token], offset: int) -> str:
    out = ""
    for token in tokens:
        out += " " * (token.start - offset - len(out) > 0) + token.text if out else token.text
        offset = min(offset, token.start)
    return out


def belongs(mention: Mention) -> tuple[str | None, tuple[int, int] | None, str | None]:
    """What state and what known body the title of a person names: code, the tokens that name the state, body."""
    tokens = mention.sentence.tokens
    begin, end = mention.region[0], mention.first
    stretches = [(begin, end)]
    if mention.stretch is not None:
        stretches.append(mention.stretch)
    country: str | None = None
    where: tuple[int, int] | None = None
    body: str | None = None
    for first, last in stretches:
        for i in range(first, last):
            for size in (3, 2, 1):
                if i + size > last:
                    continue
                name = " ".join(t.text for t in tokens[i : i + size])
                code = by_adjective().get(name) or by_name().get(name) or by_seat().get(name)
                if code is not None and country is None:
                    country, where = code, (i, i + size)
                if name in HOUSES and body is None:
                    body = name
                record = known().get(name)
                if record is not None and body is None:
                    body = record.name
                    if country is None and record.country:
                        country = record.country
                if code is not None or record is not None:
                    break
    return country, where, body
