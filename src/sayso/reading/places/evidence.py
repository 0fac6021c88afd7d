"""Evidence in the sentence that a name is a place: what the gazetteer has of it, and the words around it."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.places import Gazetteer
from sayso.knowledge.tables import table
from sayso.reading.document import Token
from sayso.reading.places.beside import (
    DIRECTIONS,
    SPEECH,
    TITLES,
    any_given_names,
    common_words,
    given_names,
    known_words,
    weigh_neighbours,
)
from sayso.reading.places.candidates import ABBREVIATIONS, SPANNED, TYPE_WORDS
from sayso.reading.places.mention import Mention

_IN = frozenset("in near outside inside throughout across around toward towards into within beyond amid".split())
_AT = frozenset("from to at of over between through off along on for via against by under with past".split())

#: Doubt that a word casts by itself: it is a common word, a person's name, or as often the town as the word.
_DOUBT = {"word": 3.0, "name": 1.5, "both": 0.7}
#: The same for a word that hardly any text uses, capital within a sentence: *near Philomath*.
RARE = 1.2
_DOUBTED = {"word": "a common word", "name": "mostly a person's name", "both": "as often a word or a person's name"}


@cache
def _doubtful() -> dict[str, str]:
    """Words that are towns somewhere and mostly something else, with what they are."""
    return {row[0]: row[1] for row in table("place_words")}


def doubt(key: str) -> float:
    """Doubt that the word itself casts."""
    kind = _doubtful().get(key)
    return 0.0 if kind is None else _DOUBT[kind]


def weigh_sentence(m: Mention, by_token: dict[tuple[int, int], Mention], gazetteer: Gazetteer) -> None:
    """Weigh all evidence of its own sentence."""
    if m.adjective is not None and not m.postings:
        m.weigh(*_adjective(m))
        return
    tokens = m.tokens
    single = len(tokens) == 1
    before, after = m.before, m.after
    rows = [gazetteer.row(i) for i, _ in m.postings[:3]]
    top = max(rows, key=lambda r: r.prominence)
    typed = tokens[-1].lower in SPANNED and len(tokens) > 1
    standing, what = _standing(top.type, top.population, top.prominence)
    m.weigh(max(standing, 1.0) if typed else standing, what)
    _weigh_name(m, single, typed)
    low = before.lower if before is not None else ""
    if low in ("the", "a", "an") and before is not None:
        steps = before.nbor(-1)
        if low == "the" and not typed and top.type in ("town", "capital", "adm1", "adm2") and after is not None and (
            after.pos not in ("NOUN", "PROPN") and after.lower not in TYPE_WORDS
        ):  # fmt: skip
            m.weigh(-1.5, "an article stands before it")
        low = steps.lower if steps is not None else ""
    if before is not None and before.lower in DIRECTIONS:
        steps = before.nbor(-1)
        low = steps.lower if steps is not None and before.text[0].islower() else low
        m.weigh(0.7, f"{before.text} stands before it")
    if low in _IN:
        m.weigh(2.5, f"{low} stands before it")
    elif low in _AT:
        m.weigh(1.0, f"{low} stands before it")
    if before is not None and before.text == "," and m.behind is not None:
        m.weigh(3.0, "it holds the place named before it")
    if m.container is not None:
        m.weigh(3.0, "the place behind it holds it")
    if (
        after is not None
        and after.lower in ("-", "‐", "‑")
        and (w := after.nbor(1))
        and w.lower in ("based", "area", "born")
    ):
        m.weigh(3.0, f"-{w.lower} stands behind it")
    if after is not None and after.lower in TYPE_WORDS and m.type:
        m.weigh(2.0, f"{after.text} stands behind it")
    if m.type:
        m.weigh(1.0, "a word beside it asks for such a place")
    _weigh_frame(m)
    _weigh_capitals(m, single)
    if len(tokens) > 1 and m.key.startswith("saint ") and after is not None and after.tag == "POS":
        m.weigh(-2.5, "a saint's")
    if top.type == "seat":
        # those who govern speak of themselves by it; only where somebody is at it is it a place
        modifies = after is not None and after.tag in ("NN", "NNS")
        if modifies or (low not in _IN and low not in ("at", "to", "from", "over")):
            m.weigh(-4.5, "it stands for those who sit there")
    elif top.feature == "site" and low not in _IN and low not in ("at", "to", "from", "over"):
        m.weigh(-1.8, "no word of place stands before it")
    strong = top.type in ("country", "adm1", "capital", "continent") or top.prominence > 7.0
    weigh_neighbours(m, by_token, strong, top.type == "country")
    head = m.head
    if head.dep == "nsubj" and head.head.lemma in SPEECH and single:
        if m.key in any_given_names() and _himself(head.head):
            m.weigh(-5.0, "he or she speaks of himself or herself")
        elif top.type not in ("country", "capital", "adm1"):
            m.weigh(-1.0, "it does what persons do")


def _himself(verb: Token) -> bool:
    """The clause that is said has *he* or *she* for its subject: *Jordan said he would play*."""
    clause = verb.child("ccomp")
    subject = clause.child("nsubj", "nsubjpass") if clause is not None else None
    return subject is not None and subject.lower in ("he", "she") and subject.i > verb.i


def _weigh_name(m: Mention, single: bool, typed: bool) -> None:
    """Evidence from the form of the name itself."""
    tokens = m.tokens
    first = tokens[0].lower
    if typed:
        m.weigh(1.0, f"{tokens[-1].text} is part of its name")
    elif not single and first not in given_names() and first.rstrip(".") not in ("st", "saint", *TITLES):
        m.weigh(1.0, "a name of several words")
    kind = _doubtful().get(m.key)
    if not any(t.tag in ("NNP", "NNPS") for t in tokens):
        # a capital within a sentence is a name, whatever the tagger makes of a word that it does not know
        unknown = m.first > 0 and kind is None and not any(t.lower in common_words() for t in tokens)
        m.weigh(-0.5 if unknown else -2.0 if single else -1.0, "it reads as no proper name")
    if kind is not None:
        rare = kind == "word" and m.first > 0 and tokens[0].tag == "NNP" and m.key not in known_words()
        m.weigh(-RARE if rare else -_DOUBT[kind], f"the word is {'a rare word' if rare else _DOUBTED[kind]}")
    if single and m.key in given_names():
        m.weigh(-2.0, "the word is a given name")
    if m.loose:
        m.weigh(-2.0, "the spelling is not listed")


def _weigh_capitals(m: Mention, single: bool) -> None:
    text = m.tokens[0].text
    if single and text.isupper() and len(text) <= 5 and text not in ABBREVIATIONS and not _shouted(m):
        m.weigh(-3.0, "it reads as an abbreviation")
    if single and len(m.key) <= 2 and text not in ABBREVIATIONS:
        m.weigh(-3.0, "it is too short")


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


@cache
def _persons() -> frozenset[str]:
    """Nouns for persons."""
    return frozenset(word for (word,) in table("person_nouns"))


@cache
def verbs(kind: str) -> frozenset[str]:
    """Lemmas of verbs that go with places; see the table."""
    return frozenset(word for name, words in table("place_verbs") if name == kind for word in words.split())


_DASHES = frozenset(("—", "–", "--", "-", "―"))


def _weigh_frame(m: Mention) -> None:
    """Evidence from frames that only places stand in: datelines, *43, of McKee*, *Chiefland man*."""
    before, after = m.before, m.after
    if after is not None and after.text[0].islower():
        if after.lower in _OF_TOWN:
            m.weigh(1.2, f"{after.text} stands behind it")
        elif after.tag in ("NN", "NNS") and after.lemma in _persons() and (before is None or before.lower != "the"):
            m.weigh(1.0, f"{after.text} stands behind it")
    head = m.head
    if head.dep in ("dobj", "nsubjpass") and head.head.lemma in verbs("object"):
        m.weigh(1.0, f"to {head.head.lemma} goes with places")
    if before is not None and before.lower in ("of", "from") and before.i >= 2:
        comma, age = m.sentence.tokens[before.i - 1], m.sentence.tokens[before.i - 2]
        if comma.text == "," and age.tag == "CD" and after is not None and after.text in (",", ".", "("):
            m.weigh(3.5, "whence a person is")
        elif comma.text == "," and (age.tag == "CD" or (before.lower == "of" and age.tag in ("NNP", "NN"))):
            m.weigh(2.0, "whence a person is")
    if after is not None and (_located(m, after) if after.text == "," else _lies(m, after)):
        m.weigh(1.5, "what follows tells where it lies")
    if m.first == 0 and _dateline(m):
        m.weigh(4.0, "it is the dateline")


def _dateline(m: Mention) -> bool:
    tokens = m.sentence.tokens
    i = m.last + 1
    while i < len(tokens) and i - m.last < 8 and (
        tokens[i].text in (",", "(", ")", ".") or tokens[i].text[0].isupper() or tokens[i].text[0].isdigit()
    ):  # fmt: skip
        i += 1
    dash = i < len(tokens) and tokens[i].text in _DASHES and (
        tokens[i].start > tokens[i - 1].end or m.tokens[0].text.isupper()
    )  # fmt: skip
    return dash and (m.tokens[0].text.isupper() or any(t.text in (",", "(") for t in tokens[m.last + 1 : i]))


#: What an apposition that tells where a place lies speaks of: *Iquitos, on the Amazon River,*.
_LYING = frozenset(
    "border frontier coast shore shores bank banks river sea lake island peninsula province region oblast district "
    "state canton governorate county km kms kilometres kilometers kilometre kilometer miles mile".split()
)


#: Nouns for what only a place is.
_TOWNS = frozenset("town city village hamlet port suburb resort municipality township borough".split())


def _located(m: Mention, comma: Token) -> bool:
    """An apposition tells where it lies: *Cork, 220 km south-west of Dublin,*; *Cork, a port in the south,*."""
    tokens = m.sentence.tokens[comma.i + 1 : comma.i + 12]
    if tokens and tokens[0].lower in ("which", "that") and len(tokens) > 1:
        return _lies(m, tokens[1])
    if _a_town(tokens):
        return True
    if not tokens or not (
        tokens[0].lower in ("on", "near", "in", "some", "about", "around", "not") or tokens[0].tag == "CD"
    ):
        return False
    for token in tokens:
        if token.text in (",", ".", ";"):
            break
        if token.lower in _LYING:
            return True
    return False


def _lies(m: Mention, verb: Token) -> bool:
    """Its clause tells where it lies: *Cork lies 220 km south-west of Dublin*, *Cork is a port in the south*."""
    if verb.lemma not in ("lie", "sit", "be") or verb.tag not in ("VBZ", "VBP", "VBD"):
        return False
    tokens = m.sentence.tokens[verb.i + 1 : verb.i + 10]
    if _a_town(tokens):
        return True
    if tokens and tokens[0].lower in ("situated", "located"):
        return True
    while tokens and tokens[0].lower in ("some", "about", "around", "roughly", "only", "just"):
        tokens = tokens[1:]
    if len(tokens) < 3:
        return False
    if tokens[0].tag == "CD":
        return any(t.lower in _LENGTHS for t in tokens[1:4])
    on = tokens[0].lower in ("on", "near") and tokens[1].lower == "the" and tokens[2].text[0].isupper()
    return on or (verb.lemma == "lie" and tokens[0].lower == "in" and any(t.lower in _LYING for t in tokens))


_LENGTHS = frozenset("km kms kilometres kilometers kilometre kilometer miles mile".split())


def _a_town(tokens: list[Token]) -> bool:
    """*a port on*, *the old port town of*: a noun for a town, and no noun behind it that it goes with."""
    if not tokens or tokens[0].lower not in ("a", "an", "the"):
        return False
    i = 1
    while i < min(len(tokens), 6) and (tokens[i].tag[:2] in ("JJ", "NN", "VB") or tokens[i].text == "-"):
        i += 1
    return i < len(tokens) and tokens[i - 1].lower in _TOWNS and tokens[i].lower in _BEHIND_TOWN


_BEHIND_TOWN = frozenset("in on at near of with that where which between outside , .".split())


def _standing(type_: str, population: int, prominence: float) -> tuple[float, str]:
    if type_ in ("country", "continent"):
        return 3.0, f"it names a {type_}"
    if type_ == "adm1":
        return 2.5, "it names a state or province"
    if type_ == "capital":
        return 3.0, "it names a capital"
    if type_ == "town":
        return max(
            -1.0, min(2.5, prominence - 4.7)
        ), f"it names a town of up to {population:,} people" if population else "it names a town"
    if type_ == "adm2":
        return max(-1.0, min(1.0, prominence - 4.5)), "it names a county or district"
    return 2.5, f"it names a {type_}"


#: Names of peoples that are persons' names or common words too.
_AMBIGUOUS = frozenset(
    "pole finn dane scot brit roman english thai swede turk saxon arab polish danish dutch swiss china turkey".split()
)


def _adjective(m: Mention) -> tuple[float, str]:
    before, after = m.before, m.after
    what = "an adjective of a country or the name of a people"
    if m.tokens[0].tag in ("VB", "VBP", "VBZ", "VBG") and m.first != 0:
        return 0.5, "it reads as a verb"
    if before is not None and before.lower in any_given_names() and before.text[0].isupper():
        return -3.0, f"the given name {before.text} stands before it"
    if before is not None and before.lower.rstrip(".") in TITLES and before.text[0].isupper() and (
        after is None or after.tag not in ("NN", "NNS")
    ):  # fmt: skip
        return -2.0, f"the title {before.text} stands before it"
    if m.key in any_given_names() and after is not None and after.text[0].isupper() and after.tag == "NNP":
        return -3.0, "it is a given name, and another name stands behind it"
    if m.key in ("english", "roman"):
        return (0.2 if (after is None or after.tag not in ("NN", "NNS", "NNP")) else 2.0), what
    return (1.5 if m.key in _AMBIGUOUS else 3.0), what
