"""Which stretches of a text spell a name of the gazetteer."""

from __future__ import annotations

import re

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.demonyms import demonym, is_demonym, state
from sayso.knowledge.places.format import WEAK
from sayso.knowledge.places.names import fold, spelled_out
from sayso.reading.document import Sentence, Token
from sayso.reading.places.mention import Mention

#: Words of the longest name that is looked for; longer names are titles of states.
LONGEST = 7

#: Type words and the kinds of entry that they ask for: *Kharkiv Oblast*, *province of Idlib*.
TYPE_WORDS: dict[str, frozenset[str]] = {
    word: frozenset(kinds.split())
    for words, kinds in (
        ("oblast province region governorate krai kray prefecture voivodeship emirate canton", "adm1 region"),
        ("county raion rayon parish", "adm2 adm1"),
        ("district", "adm2 adm1 region"),
        ("department", "adm1 adm2"),
        ("state republic territory", "adm1 country"),
        ("city town village settlement hamlet township borough municipality commune port", "town capital quarter"),
        ("suburb", "town quarter"),
        ("capital", "capital town"),
        ("river creek stream", "river"),
        ("lake reservoir", "lake"),
        ("sea ocean gulf bay", "sea"),
        ("strait straits channel", "strait"),
        ("canal", "canal"),
        ("island islands isle", "island country"),
        ("peninsula", "peninsula region"),
        ("mountains mountain mount hills range", "mountains peak"),
        ("desert", "desert"),
    )
    for word in words.split()
}  # fmt: skip

#: Type words behind a row of names: *Anderson, Cherokee and Ellis counties*.
PLURALS = {
    (f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"): word
    for word in (
        "county",
        "province",
        "region",
        "oblast",
        "district",
        "governorate",
        "raion",
        "state",
        "island",
        "river",
    )
}

#: Type words that belong to the span of the mention where they stand with a capital.
SPANNED = frozenset(
    "oblast county parish raion krai state province region governorate river lake township island islands "
    "peninsula creek prefecture voivodeship district".split()
)

#: Words in small letters that end the name of a site: *Zaporizhzhia nuclear power plant*.
_SMALL_ENDS = frozenset(
    "plant dam camp crossing base airbase reactor bridge corridor zone valley peninsula delta forest steelworks "
    "basin mosque hospital compound ground farms".split()
)
#: Nouns that name what a place is, as in *a town in*, *the port of*.
SETTLEMENT_WORDS = frozenset(
    "town city village settlement hamlet port capital hub stronghold suburb community municipality resort "
    "township borough outpost garrison center centre town-let home seat birthplace junction crossing district "
    "area place base city-port metropolis spot locality village-town harbour harbor enclave bastion".split()
)
#: Names that keep their article.
_WITH_ARTICLE = frozenset("hague dalles gambia woodlands villages colony plains".split())
_ARTICLES = frozenset(
    "al el ad an ar as ash at az es ez ed er abu umm bani tel tell ain ayn beit bir deir dayr wadi ras de la le "
    "les den der o".split()
)


def _starts_name(token: Token) -> bool:
    first = token.text[0]
    if first.isupper():
        return True
    if first in "‘'’ʿ" and len(token.text) > 1 and token.text[1].isupper():
        return True
    if token.lower in _ARTICLES:
        behind = token.nbor(1)
        if behind is not None and behind.text[0] in "-‐‑":
            behind = behind.nbor(1)
        return behind is not None and behind.text[0].isupper() and token.lower in ("al", "el", "ash", "as", "ad", "ar",
                                                                                   "an", "at", "az", "ez")  # fmt: skip
    return False


def candidates(sentence: Sentence, gazetteer: Gazetteer) -> list[Mention]:
    """The longest names from left to right; they do not overlap."""
    found: list[Mention] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        mention = _at(sentence, at, gazetteer) if _starts_name(tokens[at]) else None
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last + 1
    for at, token in enumerate(tokens):
        if token.lower in PLURALS:
            found = _rowed(sentence, at, PLURALS[token.lower], found, gazetteer)
    return found


def _rowed(sentence: Sentence, at: int, word: str, found: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, with those of the row of names before a plural type word as the type word has them."""
    tokens = sentence.tokens
    by_token = {i: m for m in found for i in range(m.first, m.last + 1)}
    row: list[tuple[Mention, tuple[tuple[int, int], ...]]] = []
    i = at - 1
    while i >= 0:
        mention = by_token.get(i)
        first = i
        if mention is None:
            if tokens[i].tag not in ("NNP", "NNPS") or not tokens[i].text[0].isupper():
                break
            while first and tokens[first - 1].tag == "NNP" and first - 1 not in by_token:
                first -= 1
        else:
            first = mention.first
        postings = gazetteer.postings(f"{fold(_words(tokens, first, i))} {word}")
        if mention is None:
            if not postings:
                break
            mention = Mention(sentence, first, i, fold(_words(tokens, first, i)))
        elif mention.adjective is not None and not postings:
            break
        row.append((mention, postings))
        i = first - 1
        if i >= 0 and tokens[i].lower in ("and", "or", "&"):
            i -= 1
        elif i < 0 or tokens[i].text != ",":
            break
        if i >= 0 and tokens[i].text == ",":
            i -= 1
    if len(row) < 2:
        return found
    for mention, postings in row:
        mention.adjective = None
        mention.postings = (*postings, *(p for p in mention.postings if p not in postings))
        mention.type = TYPE_WORDS[word]
        mention.weigh(2.0, f"it stands in a row of {tokens[at].text}")
    return sorted({id(m): m for m in (*found, *(m for m, _ in row))}.values(), key=lambda m: m.first)


def _at(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    tokens = sentence.tokens
    token = tokens[at]
    key = fold(token.text)
    if not key:
        return None
    behind_comma = at >= 2 and tokens[at - 1].text in (",", "(") and tokens[at - 2].text[0].isupper()
    abbreviated = _abbreviated(tokens, at, behind_comma)
    if abbreviated is not None:
        return _state(sentence, at, abbreviated[0], abbreviated[1], gazetteer)
    led = _LED.match(token.text)
    if led:
        return _led(sentence, at, led[1], gazetteer)
    sea = _sea(sentence, at, key, gazetteer)
    if sea is not None:
        return sea
    word = key.split(" ", 1)[0]
    most = min(gazetteer.words(word), LONGEST)
    if word == "the" and not (at + 1 < len(tokens) and tokens[at + 1].lower in _WITH_ARTICLE and token.text == "The"):
        return None
    reach = [at]
    # neither a name nor an adjective of a people has more words than this
    left = max(most, 3)
    for j in range(at + 1, min(at + 2 * LONGEST, len(tokens))):
        text = tokens[j].text
        if text[0].isalnum() and tokens[j].start > tokens[j - 1].end:
            left -= 1
            if not left:
                break
        if text[0].isalnum() or text[0] in "-‐‑'’." or text == "&":
            reach.append(j)
        else:
            break
    best: Mention | None = None
    for j in reversed(reach):
        last = tokens[j]
        if not (last.text[0].isupper() or j == at or _starts_name(last) or last.lower in _SMALL_ENDS) or (
            j > at and not last.text[0].isalpha()
        ):
            continue
        text = _words(tokens, at, j)
        spelled = fold(text)
        if not spelled:
            continue
        count = spelled.count(" ") + 1
        if count <= most:
            postings = gazetteer.postings(spelled)
            strong = tuple(p for p in postings if p[1] < WEAK)
            if strong or (postings and j == at and text in ABBREVIATIONS):
                best = Mention(sentence, at, j, spelled)
                best.postings = strong or postings
                if j == at and text in ABBREVIATIONS:
                    # EU is not the town of Eu
                    large = tuple(p for p in postings if gazetteer.row(p[0]).feature != "settlement")
                    best.postings = large or best.postings
                break
        if count <= 3 and is_demonym(spelled) and last.text[0].isupper():
            best = Mention(sentence, at, j, spelled)
            best.adjective = demonym(spelled, gazetteer)
            if best.adjective is not None:
                break
            best = None
    if best is None:
        best = _loose(sentence, at, gazetteer)
    elif best.postings and is_demonym(best.key) and not _names_town(best):
        best.adjective = demonym(best.key, gazetteer)
        if best.adjective is not None:
            best.postings = ()
    return best


_COASTS = frozenset("coast coastline shore shores seaboard".split())


def _sea(sentence: Sentence, at: int, spelled: str, gazetteer: Gazetteer) -> Mention | None:
    """*the Baltic coast*: the sea, not the people who live on it."""
    behind = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if behind is None or behind.lower not in _COASTS or not is_demonym(spelled):
        return None
    seas = tuple(p for p in gazetteer.postings(f"{spelled} sea") if gazetteer.row(p[0]).type == "sea")
    if not seas:
        return None
    mention = Mention(sentence, at, at, spelled)
    mention.postings, mention.type = seas, frozenset({"sea"})
    return mention


def _names_town(mention: Mention) -> bool:
    """*Canadian, Texas* and *in Roman*: a name that is an adjective too stands as a town's."""
    after, before = mention.after, mention.before
    behind = after.nbor(1) if after is not None and after.text == "," else None
    if behind is not None and state(behind.text, True) is not None:
        return True
    return (
        before is not None and before.lower == "in" and (after is None or after.tag not in ("NN", "NNS", "NNP", "JJ"))
    )


def _abbreviated(tokens: list[Token], at: int, behind_comma: bool) -> tuple[int, int] | None:
    """Last token and GeoNames id of an abbreviated state: *W.Va.*, *W. Va.*, *Sask .* as the tokens have it."""
    text = tokens[at].text
    if not text[0].isupper():
        return None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.text == "." and behind.start == tokens[at].end:
        number = state(text + ".", behind_comma)
        if number is not None:
            return at + 1, number
    if behind is not None and behind.text[0].isupper():
        number = state(f"{text} {behind.text}", behind_comma)
        if number is not None:
            return at + 1, number
    number = state(text, behind_comma)
    return None if number is None else (at, number)


_LED = re.compile(r"(U\.S\.|U\.K\.|US|UK|EU|U\.N\.|USA)[-‐‑][a-zA-Z]")


def _led(sentence: Sentence, at: int, name: str, gazetteer: Gazetteer) -> Mention | None:
    """*U.S.-led* is one token."""
    postings = gazetteer.postings(fold(name))
    if not postings:
        return None
    mention = Mention(sentence, at, at, fold(name))
    mention.postings = postings
    mention.end = mention.start + len(name)
    mention.weigh(2.0, "a country leads a compound, as in U.S.-led")
    return mention


#: Abbreviations of countries and cities that are names in capitals.
ABBREVIATIONS = frozenset(
    "US U.S. USA U.S.A. UK U.K. UAE DRC NYC EU DPRK PRC KSA U.A.E. D.C. DC L.A. ROK RSA CAR UN".split()
) - {"UN", "CAR"}


def _words(tokens: list[Token], first: int, last: int) -> str:
    """The words of these tokens with a blank where one stood."""
    parts = [tokens[first].text]
    for a, b in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
        if b.start > a.end:
            parts.append(" ")
        parts.append(b.text)
    return "".join(parts)


def _state(sentence: Sentence, first: int, last: int, number: int, gazetteer: Gazetteer) -> Mention | None:
    row = gazetteer.by_number(number)
    if row is None:
        return None
    mention = Mention(sentence, first, last, fold(row.name))
    mention.postings = ((row.index, 0),)
    mention.type = frozenset({"adm1"})
    mention.weigh(5.0, "it is the abbreviation of a state")
    return mention


def _loose(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Mention | None:
    """A name in a spelling that the gazetteer does not list: one to three capitalised words."""
    tokens = sentence.tokens
    last = at
    while last + 1 < len(tokens) and last < at + 4:
        text = tokens[last + 1].text
        if text[0].isupper() or (text[0] in "-‐‑" and last + 2 < len(tokens) and tokens[last + 2].text[0].isupper()):
            last += 1
        else:
            break
    for j in range(last, at - 1, -1):
        if not tokens[j].text[0].isupper():
            continue
        if tokens[at].tag not in ("NNP", "NNPS", "NN", "FW", "JJ", "VBN", "VB", "NNS"):
            return None
        words = _words(tokens, at, j)
        spelled = fold(words)
        if len(spelled) < 5:
            continue
        postings = gazetteer.loose(spelled) or (() if words.isascii() else gazetteer.loose(fold(spelled_out(words))))
        if postings:
            mention = Mention(sentence, at, j, spelled)
            mention.postings = postings
            mention.loose = True
            return mention
    return None
