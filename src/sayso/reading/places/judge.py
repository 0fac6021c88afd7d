"""Whether a name in its place in the sentence is a place at all, or a person, a body or a common word."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.places.demonyms import is_demonym
from sayso.knowledge.tables import table
from sayso.reading.document import Token
from sayso.reading.places.candidates import ABBREVIATIONS, SPANNED, TYPE_WORDS, tables
from sayso.reading.places.mention import Mention

#: Evidence from which a name is taken for a place.
ENOUGH = 1.0

_IN = frozenset("in near outside inside throughout across around toward towards into within beyond amid".split())
_AT = frozenset("from to at of over between through off along on for via against by under with past".split())
_TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof sen rep gov lt col gen maj capt sgt cpl pvt adm rev fr judge justice "
    "president senator governor mayor king queen prince princess pope saint aunt uncle officer detective sheriff "
    "coach chief captain general colonel major sergeant secretary chancellor premier minister ambassador "
    "congressman congresswoman professor doctor father sister brother pastor bishop archbishop cardinal deputy "
    "trooper councilman councilwoman councillor commissioner inspector constable superintendent principal "
    "spokesman spokeswoman attorney lawyer defendant brothers duke earl baron chairman director commander "
    "lieutenant private".split()
)
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower greater downtown mid inner outer metro "
    "metropolitan former historic rural suburban nearby old modern ancient coastal occupied".split()
)
_SPEECH = frozenset(
    "say tell add ask reply explain recall note write think believe know feel like love want laugh smile testify "
    "marry bear graduate die play score pitch hit throw win finish".split()
)


#: Doubt that a word casts by itself: it is a common word, a person's name, or as often the town as the word.
_DOUBT = {"word": 3.0, "name": 1.5, "both": 0.7}


@cache
def _doubtful() -> dict[str, float]:
    """Words that are towns somewhere and mostly something else, each with its doubt."""
    return {word: _DOUBT[kind] for word, kind in table("place_words")}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(word for word, kind in table("place_words") if kind == "name")


@cache
def _lists() -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    return tables()


def judge(mentions: list[Mention], gazetteer: Gazetteer) -> None:
    """Set ``score`` of every mention: from its own sentence, then from what the report is about."""
    by_token = {(id(m.sentence), i): m for m in mentions for i in range(m.first, m.last + 1)}
    for mention in mentions:
        mention.score += _score(mention, by_token, gazetteer)
    _story(mentions, gazetteer)
    _coordinated(mentions, by_token)


#: Places that parents name children for.
_GIVEN_TOO = frozenset(
    "paris london chelsea brooklyn sydney dallas austin israel india kenya asia ireland jersey houston savannah "
    "milan verona vienna geneva phoenix memphis lourdes santiago".split()
)
#: Countries whose towns bear the names of English-speaking people, so that a town's being there is weak evidence.
_ENGLISH = frozenset("US GB CA AU NZ IE ZA JM".split())
#: Evidence that a name has from the country of the story having a place of that name.
STORY, STORY_ENGLISH = 1.5, 0.3


def _story(mentions: list[Mention], gazetteer: Gazetteer) -> None:
    """A name that a country of the story has is more likely a place."""
    countries: dict[str, int] = {}
    for m in mentions:
        if m.score >= 2.5:
            row = m.adjective or gazetteer.row(m.postings[0][0])
            if (row.country and row.type in ("country", "capital", "adm1", "region")) or m.container is not None:
                countries[row.country or ""] = countries.get(row.country or "", 0) + 1
    for m in mentions:
        if m.adjective is not None or m.score >= 3 or _doubtful().get(m.key, 0) > 1:
            continue
        held = {gazetteer.row(i).country or "" for i, _ in m.postings[:12]} & countries.keys()
        if held - _ENGLISH:
            m.score += STORY
        elif held:
            m.score += STORY_ENGLISH


def _coordinated(mentions: list[Mention], by_token: dict[tuple[int, int], Mention]) -> None:
    """*Krasnoarmeisk and Volchansk*: what is joined to a place is one."""
    for m in mentions:
        if m.adjective is not None or m.score >= ENOUGH + 1:
            continue
        head = m.head
        others = [head.head] if head.dep in ("conj", "appos") else []
        others += [c for c in head.children if c.dep == "conj"]
        for token in others:
            other = by_token.get((id(m.sentence), token.i))
            if other is not None and other is not m and other.adjective is None and other.score >= 2.0:
                m.score += 1.0
                break


def _score(m: Mention, by_token: dict[tuple[int, int], Mention], gazetteer: Gazetteer) -> float:
    given, heads, _offices = _lists()
    tokens = m.tokens
    single = len(tokens) == 1
    before, after = m.before, m.after
    if m.adjective is not None and not m.postings:
        return _adjective(m, given)
    rows = [gazetteer.row(i) for i, _ in m.postings[:3]]
    top = max(rows, key=lambda r: r.prominence)
    score = _standing(top.type, top.population, top.prominence)
    head = m.head
    typed = tokens[-1].lower in SPANNED and len(tokens) > 1
    if typed:
        score = max(score, 1.0) + 1.0
    elif (
        len(tokens) > 1
        and tokens[0].lower not in given
        and tokens[0].lower.rstrip(".") not in ("st", "saint", *_TITLES)
    ):
        score += 1.0
    if not any(t.tag in ("NNP", "NNPS") for t in tokens):
        score -= 2.0 if single else 1.0
    word = m.key
    score -= _doubtful().get(word, 0.0)
    if single and word in given:
        score -= 2.0
    if m.loose:
        score -= 2.0
    low = before.lower if before is not None else ""
    if low in ("the", "a", "an") and before is not None:
        steps = before.nbor(-1)
        if low == "the" and not typed and top.type in ("town", "capital", "adm1", "adm2") and after is not None and (
            after.pos not in ("NOUN", "PROPN") and after.lower not in TYPE_WORDS
        ):  # fmt: skip
            score -= 1.5
        low = steps.lower if steps is not None else ""
    if before is not None and before.lower in _DIRECTIONS:
        steps = before.nbor(-1)
        low = steps.lower if steps is not None and before.text[0].islower() else low
        score += 0.7
    if low in _IN:
        score += 2.5
    elif low in _AT:
        score += 1.0
    if before is not None and before.text == "," and m.behind is not None:
        score += 3.0
    if m.container is not None:
        score += 3.0
    if (
        after is not None
        and after.lower in ("-", "‐", "‑")
        and (w := after.nbor(1))
        and w.lower in ("based", "area", "born")
    ):
        score += 3.0
    if after is not None and after.lower in TYPE_WORDS and m.type:
        score += 2.0
    if m.type:
        score += 1.0
    score += _frame(m)
    text = tokens[0].text
    if single and text.isupper() and len(text) <= 5 and text not in ABBREVIATIONS and not _shouted(m):
        score -= 3.0
    if single and len(m.key) <= 2 and text not in ABBREVIATIONS:
        score -= 3.0
    if len(tokens) > 1 and m.key.startswith("saint ") and after is not None and after.tag == "POS":
        score -= 2.5
    if top.feature == "site" and low not in _IN and low not in ("at", "to", "from", "over"):
        score -= 1.8
    score += _neighbours(m, by_token, given, heads, top.prominence, top.type)
    if head.dep == "nsubj" and head.head.lemma in _SPEECH and single and top.type not in ("country", "capital", "adm1"):
        score -= 1.0
    return score


def _shouted(m: Mention) -> bool:
    """The words around it are in capitals too, or it is a dateline."""
    words = [t.text for t in m.sentence.tokens if len(t.text) > 1 and t.text.isalpha()]
    after = m.after
    return (
        sum(w.isupper() for w in words) > 0.6 * len(words)
        or (m.first == 0 and after is not None and (after.text in _DASHES or after.text in (",", "(")))
        or m.behind is not None
    )


#: Nouns behind a town's name that tell whose or whence: *Chiefland man*, *Hurricane police*.
_OF_TOWN = frozenset(
    "man woman teen teenager boy girl couple mother father family resident residents native police officer "
    "officers official officials firefighter firefighters mayor councilman council school schools student "
    "students senior driver area suburb home house lawyer attorney judge court businessman business teacher "
    "doctor priest church hospital airport port bureau office headquarters street streets summit talks conference "
    "region metro suburbs neighborhood neighbourhood".split()
)
_DASHES = frozenset(("—", "–", "--", "-", "―"))


def _frame(m: Mention) -> float:
    """Evidence from frames that only places stand in: datelines, *43, of McKee*, *Chiefland man*."""
    score = 0.0
    before, after = m.before, m.after
    if after is not None and after.lower in _OF_TOWN and after.text[0].islower():
        score += 1.2
    if before is not None and before.lower == "of" and before.i >= 2:
        comma, age = m.sentence.tokens[before.i - 1], m.sentence.tokens[before.i - 2]
        if comma.text == "," and age.tag in ("CD", "NNP", "NN"):
            score += 2.0
    if after is not None and after.text == ",":
        score += _located(m, after)
    if m.first == 0:
        tokens = m.sentence.tokens
        i = m.last + 1
        while i < len(tokens) and i - m.last < 8 and (
            tokens[i].text in (",", "(", ")", ".") or tokens[i].text[0].isupper() or tokens[i].text[0].isdigit()
        ):  # fmt: skip
            i += 1
        dash = i < len(tokens) and tokens[i].text in _DASHES and (
            tokens[i].start > tokens[i - 1].end or m.tokens[0].text.isupper()
        )  # fmt: skip
        if dash and (m.tokens[0].text.isupper() or any(t.text in (",", "(") for t in tokens[m.last + 1 : i])):
            score += 4.0
    return score


#: What an apposition that tells where a place lies speaks of: *Iquitos, on the Amazon River,*.
_LYING = frozenset(
    "border frontier coast shore shores bank banks river sea lake island peninsula province region oblast district "
    "state canton governorate county km kms kilometres kilometers kilometre kilometer miles mile".split()
)


def _located(m: Mention, comma: Token) -> float:
    """Evidence from an apposition that tells where it lies: *Cork, 220 km south-west of Dublin,*."""
    tokens = m.sentence.tokens[comma.i + 1 : comma.i + 12]
    if not tokens or not (
        tokens[0].lower in ("on", "near", "in", "some", "about", "around", "not") or tokens[0].tag == "CD"
    ):
        return 0.0
    for token in tokens:
        if token.text in (",", ".", ";"):
            break
        if token.lower in _LYING:
            return 1.5
    return 0.0


def _standing(type_: str, population: int, prominence: float) -> float:
    if type_ in ("country", "continent"):
        return 3.0
    if type_ == "adm1":
        return 2.5
    if type_ == "capital":
        return 3.0
    if type_ == "town":
        return max(-1.0, min(2.5, prominence - 4.7))
    if type_ == "adm2":
        return max(-1.0, min(1.0, prominence - 4.5))
    return 2.5


def _adjective(m: Mention, given: frozenset[str]) -> float:
    before, after = m.before, m.after
    if m.tokens[0].tag in ("VB", "VBP", "VBZ", "VBG") and m.first != 0:
        return 0.5
    if before is not None and before.lower in given and before.text[0].isupper():
        return -3.0
    if before is not None and before.lower.rstrip(".") in _TITLES and before.text[0].isupper() and (
        after is None or after.tag not in ("NN", "NNS")
    ):  # fmt: skip
        return -2.0
    if m.key in ("pole", "finn", "dane", "scot", "brit", "roman", "english", "thai", "swede", "turk", "saxon", "arab"):
        if m.key in ("english", "roman"):
            return 0.2 if (after is None or after.tag not in ("NN", "NNS", "NNP")) else 2.0
        return 1.5
    return 3.0


def _neighbours(
    m: Mention,
    by_token: dict[tuple[int, int], Mention],
    given: frozenset[str],
    heads: dict[str, str],
    prominence: float,
    type_: str,
) -> float:
    """Evidence from the capitalised words that touch the name."""
    score = 0.0
    before, after = m.before, m.after
    strong = type_ in ("country", "adm1", "capital", "continent") or prominence > 7.0
    if before is not None and before.text[0].isupper() and before.text[-1] not in ",;:" and before.pos != "PUNCT":
        word = before.lower.rstrip(".")
        other = by_token.get((id(m.sentence), before.i))
        if word in _TITLES or (word in given and other is None) or (len(word) == 1 and before.text.endswith(".")):
            score -= 4.0
        elif before.lower in _DIRECTIONS or before.lower in TYPE_WORDS:
            score += 0.5
        elif before.tag in ("NNP", "NNPS") and other is None and before.i > 0 and not is_demonym(before.lower):
            score -= 0.5 if strong else 2.5
        elif other is not None and word in given and other.adjective is None:
            score -= 3.0
    if after is not None and after.text[0].isupper() and after.tag in ("NNP", "NNPS", "NN", "NNS", "JJ", "CD"):
        word = after.lower.rstrip(".")
        kind = heads.get(word)
        if m.key in _GIVEN_TOO and kind is None and word in _surnames():
            return score - 5.0
        if word in TYPE_WORDS or word in SPANNED or kind is not None or word in _TITLES:
            score += 0.3
        elif (id(m.sentence), after.i) in by_token:
            score += 0.0 if m.key.split()[-1] not in given else -3.0
            name = after.head if after.dep == "compound" else after
            if m.tokens[-1].head is name and name.dep == "nsubj" and name.head.lemma in _SPEECH:
                # who speaks has two names: a person
                score -= 2.5
        elif m.key in given:
            score -= 4.0
        elif after.tag in ("NNP", "NNPS"):
            score -= 0.7 if strong else 2.0
    return score


def is_title(token: Token) -> bool:
    return token.lower.rstrip(".") in _TITLES
