"""Pieces of runs judged: which are names of persons, organisations, governments, forces and media, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.knowledge.organisations import known
from sayso.knowledge.people import FEMALE_TITLES, MALE_TITLES, given_names, offices
from sayso.knowledge.states import HOUSES, by_adjective, by_name, by_seat
from sayso.model import ActorKind, Part
from sayso.reading.actors.runs import CALENDAR, Piece, head_kind, pieces
from sayso.reading.document import Sentence, Token

#: Verbs whose subject speaks, so that an unknown capitalised subject of theirs is somebody.
SPEECH = frozenset(
    "say tell add warn announce insist argue claim note write report confirm deny state declare explain ask believe "
    "think suggest stress acknowledge admit reply respond accuse urge call complain promise vow pledge predict recall "
    "comment reiterate concede estimate testify tweet post maintain describe praise criticise criticize condemn "
    "reject propose demand threaten allege assert contend counter emphasise emphasize highlight quip joke shout "
    "remark underline underscore hope fear expect want know agree disagree refuse".split()
)
_KIND: dict[str, ActorKind] = {
    "organisation": "organisation", "government": "government", "armed force": "armed force", "medium": "medium",
}  # fmt: skip
#: Prepositions behind which a country is a place and not a party.
_PLACING = frozenset(
    "in at from to into across near inside outside through throughout within around over toward towards beyond off "
    "onto via out on along".split()
)
_LEAVING = frozenset(
    "leave enter visit flee reach cross invade tour quit exit occupy inhabit roam live border overlook".split()
)
_PREFIX_TAGS = frozenset(("JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBN", "JJS", "AFX"))
_LONGEST_PREFIX = 12
_DASHES = frozenset(("-", "–", "—", "--"))


@dataclass(slots=True)
class Mention:
    """A name in the text, judged."""

    sentence: Sentence
    first: int
    last: int
    #: None while it is not known what it names
    kind: ActorKind | None
    name: str
    words: list[str]
    #: the name in the tables, the state's code, or empty
    key: str = ""
    country: str | None = None
    #: office or title as worded, without the name
    office: str | None = None
    speaks: str = "no"
    #: indices of the tokens of title, name and apposition
    region: tuple[int, int] = (0, 0)
    #: m, f or u
    gender: str = "u"
    #: whether the wording alone shows the kind
    sure: bool = True
    #: speech verb, *who*, age or the like beside it
    speaking: bool = False
    #: where a stretch of the title names a state or a body: its token indices
    stretch: tuple[int, int] | None = None
    titled: bool = False

    @property
    def part(self) -> Part:
        return self.sentence.part

    @property
    def start(self) -> int:
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.tokens[self.last - 1].end

    @property
    def head(self) -> Token:
        """The token that hangs outside the name."""
        for token in self.sentence.tokens[self.first : self.last]:
            if not self.first <= token.head.i < self.last or token.head is token:
                return token
        return self.sentence.tokens[self.last - 1]


def mentions(sentence: Sentence) -> Iterator[Mention]:
    """All judged names of a sentence, in the order of the text."""
    tokens = sentence.tokens
    for piece in pieces(sentence):
        if piece.sort == "known":
            yield from _known(piece)
        elif piece.sort == "words" and not all(word in CALENDAR for word in piece.words):
            found = _words(piece, tokens)
            if found is not None:
                yield found


def _mention(piece: Piece, kind: ActorKind | None, **fields: object) -> Mention:
    made = Mention(piece.sentence, piece.first, piece.last, kind, piece.name, piece.words)
    made.region = (piece.first, piece.last)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def _modifies(tokens: list[Token], last: int) -> bool:
    """Whether what ends here is tied by a hyphen to a word in small letters: *Moscow-backed*."""
    return (
        last + 1 < len(tokens)
        and tokens[last].text in ("-", "–")
        and tokens[last].start == tokens[last - 1].end
        and tokens[last + 1].start == tokens[last].end
    )


def _known(piece: Piece) -> Iterator[Mention]:
    tokens = piece.sentence.tokens
    if _modifies(tokens, piece.last):
        return
    name = piece.name.replace(" 's", "'s").replace(" ’s", "'s")
    code = by_name().get(name)
    if code is not None:
        if is_party(piece):
            yield _mention(piece, "government", key=code, country=code)
        return
    code = by_seat().get(name)
    if code is not None:
        if name in HOUSES or is_party(piece, town=True):
            yield _mention(piece, "government", key=code, country=code)
        return
    record = known().get(name)
    if record is None:
        return
    other = _owner(tokens, piece.first) if record.country else None
    if other is not None and other != record.country:
        # the Nigerian Senate is not the American one
        yield _mention(piece, record.kind, country=other)
        return
    yield _mention(piece, record.kind, key=record.name, country=record.country)


def _owner(tokens: list[Token], first: int) -> str | None:
    """The state whose adjective or possessive stands right before a token."""
    at = first - 1
    if at >= 0 and tokens[at].tag == "POS":
        at -= 1
    if at < 0:
        return None
    for name in (f"{tokens[at - 1].text} {tokens[at].text}" if at else "", tokens[at].text):
        code = by_adjective().get(name) or by_name().get(name)
        if code is not None:
            return code
    return None


def state_in(words: list[str]) -> str | None:
    """The first state that a name names, by adjective or name of one or two words."""
    for i, word in enumerate(words):
        for name in (f"{word} {words[i + 1]}" if i + 1 < len(words) else "", word):
            code = by_adjective().get(name) or by_name().get(name)
            if code is not None:
                return code
    return None


def is_party(piece: Piece, *, town: bool = False) -> bool:
    """Whether a state's or capital's name stands for those who rule there: by its place in the sentence."""
    tokens = piece.sentence.tokens
    head = tokens[piece.last - 1]
    while piece.first <= head.head.i < piece.last and head.head is not head:
        head = head.head
    dep = head.dep
    while dep == "conj" and head.head is not head:
        head = head.head
        dep = head.dep
    verb = head.head
    if dep == "nsubj":
        return verb.pos == "VERB" and (not town or verb.lemma in SPEECH or _decides(verb))
    if town:
        return dep == "pobj" and verb.lower in ("with", "against", "between", "by") and not _modified(head)
    if dep in ("dobj", "dative"):
        return verb.pos == "VERB" and verb.lemma not in _LEAVING
    if dep == "pobj":
        return verb.lower in ("with", "against", "between", "by", "for", "towards")
    return False


def _modified(token: Token) -> bool:
    return any(child.dep in ("compound", "amod") for child in token.children)


_DECISIONS = frozenset(
    "seek offer decide sign launch send order impose summon recall expel break cut suspend back support oppose blame "
    "accept approve ban lift extend move plan try hope prepare react retaliate respond fear need face hold consider "
    "recognise recognize withdraw fund arm deploy supply pay pursue negotiate see view regard".split()
)


def _decides(verb: Token) -> bool:
    return verb.lemma in _DECISIONS


#: Surnames that are also head words of organisations or places.
_SURNAMES = frozenset(
    "mills hill hills hall park lake church temple day law street forest bridge pass post star court price banks "
    "power brooks rivers wells house wood cross case page best berry field marsh rice king knight mount guard steel "
    "sterling bush may".split()
)


def _without_label(piece: Piece) -> Piece:
    """A person's name without a party or nickname in front of it: *Republican Donald Trump*."""
    if 3 <= len(piece.words) <= 4 and piece.last - piece.first == len(piece.words):
        second = given_names().get(piece.words[1])
        if second is not None and second.sure and piece.words[0] not in given_names() and len(piece.words[0]) > 3:
            return Piece(piece.sentence, piece.first + 1, piece.last, piece.sort, piece.words[1:])
    return piece


def _words(piece: Piece, tokens: list[Token]) -> Mention | None:
    piece = _without_label(piece)
    words = piece.words
    if _modifies(tokens, piece.last) and tokens[piece.last + 1].text[0].islower():
        return None
    office, begin, speaks, gender, titled = _title(tokens, piece.first)
    kind = head_kind([t.text for t in tokens[piece.first : piece.last]])
    speaking = spoken(tokens, piece.first, piece.last)
    given = given_names().get(words[0])
    person = False
    if (
        office is not None
        and kind not in ("organisation", "medium", "armed force", "place", "government")
        and len(words) <= 5
    ):
        person = not any(c.isdigit() for c in piece.name)
    elif kind is None or kind == "happening":
        if (given is not None and (given.sure or speaking) and 2 <= len(words) <= 5) or (
            2 <= len(words) <= 4 and any(len(w) == 2 and w[0].isupper() and w[1] == "." for w in words[:-1])
        ):
            person = True
    elif given is not None and given.sure and len(words) == 2 and (speaking or words[1].lower() in _SURNAMES):
        person = True
    if person:
        if given is not None and gender == "u":
            gender = given.gender
        made = _mention(piece, "person", gender=gender, speaks=speaks, speaking=speaking, titled=titled)
        if office:
            made.office = office
            made.region = (begin, piece.last)
        return made
    if kind in _KIND:
        country = state_in(words) or _owner(tokens, piece.first)
        if country is None and piece.first > 1 and tokens[piece.first - 1].tag == "POS":
            country = by_seat().get(tokens[piece.first - 2].text)
        if len(words) == 1 and words[0].lower() not in _ALONE:
            return None
        return _mention(piece, _KIND[kind], country=country)
    if kind in ("place", "happening"):
        return None
    name = piece.name
    if len(words) == 1:
        adjective = by_adjective().get(name)
        if adjective is not None:
            return _mention(piece, "group", country=adjective, sure=False) if name.endswith("s") else None
        letters = name.replace(".", "")
        if letters.isupper() and 2 <= len(letters) <= 6 and letters.isalpha():
            return _mention(piece, "organisation", sure=False, speaking=speaking)
    return _mention(piece, None, sure=False, speaking=speaking, gender=given.gender if given else "u")


#: Head words that name something without a word before them.
_ALONE = frozenset("parliament congress senate times post guardian observer politburo kremlin".split())


def _title(tokens: list[Token], first: int) -> tuple[str | None, int, str, str, bool]:
    """The office before a name that begins at ``first``: wording, its first token, for whom its holder speaks, gender,
    and whether it is only an address (*Mr*)."""
    at = first - 1
    if at >= 0 and tokens[at].text in ("-", "–"):
        return None, first, "no", "u", False
    if at >= 0 and tokens[at].text == "," and at >= 1 and tokens[at - 1].lower.rstrip(".") in ("sen", "rep", "gen"):
        at -= 1
    if at < 0:
        return None, first, "no", "u", False
    for size in (5, 4, 3, 2, 1):
        begin = at - size + 1
        if begin < 0:
            continue
        phrase = tuple(t.lower for t in tokens[begin : at + 1])
        office = offices().get(phrase) or (
            offices().get((*phrase[:-1], phrase[-1][:-1])) if phrase[-1].endswith("s") else None
        )
        if office is None:
            continue
        gender = "u"
        last = phrase[-1]
        if last in MALE_TITLES or last.endswith("man"):
            gender = "m"
        elif last in FEMALE_TITLES or last.endswith("woman"):
            gender = "f"
        start = begin
        for _ in range(_LONGEST_PREFIX):
            j = start - 1
            if j < 0 or tokens[j].tag not in _PREFIX_TAGS or tokens[j].text in CALENDAR:
                break
            if tokens[j].text in _DASHES and tokens[j].start > tokens[j - 1].end:
                break
            if tokens[j].tag == "VBN" and tokens[j].lower not in (
                "retired",
                "elected",
                "disgraced",
                "ousted",
                "deposed",
                "exiled",
            ):
                break
            start = j
        while start < begin and tokens[start].tag in ("POS", "HYPH"):
            start += 1
        wording = _text(tokens, start, first)
        return wording, start, office.speaks, gender, office.kind == "title" and start == begin
    return None, first, "no", "u", False


def _text(tokens: list[Token], first: int, last: int) -> str:
    out = ""
    for i in range(first, last):
        if i > first and tokens[i].start > tokens[i - 1].end:
            out += " "
        out += tokens[i].text
    return out


def spoken(tokens: list[Token], first: int, last: int) -> bool:
    """Whether somebody who speaks, acts by speech, has an age or a *who* stands at these tokens."""
    head = tokens[last - 1]
    while first <= head.head.i < last and head.head is not head:
        head = head.head
    while head.dep == "conj" and head.head is not head and head.head.pos != "VERB":
        head = head.head
    if head.dep == "nsubj" and head.head.lemma in SPEECH:
        return True
    if (
        last + 2 < len(tokens)
        and tokens[last].text == ","
        and (tokens[last + 1].lower == "who" or (tokens[last + 1].tag == "CD" and tokens[last + 2].text in (",", ".")))
    ):
        return True
    return last < len(tokens) and tokens[last].lower == "who"
