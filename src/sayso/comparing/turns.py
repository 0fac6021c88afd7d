"""What a party holds of a matter by a short report, in whatever words: for it, against it, on terms or without.

``sayso.comparing.stances`` reads stances off verbs that say them, and two of them are laid side by side by what each
is about. In short reports a party has one line, which any clause of them may tell (*needs no foreign aircraft*, *would
gladly take every aircraft*), so that it is enough that the party is one and the reports have a matter in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sayso.comparing.sameness import LONG, content
from sayso.comparing.stances import BODIES, stance_at
from sayso.comparing.statements import Sheet, Statement, sheet
from sayso.comparing.words import LIGHT

_BAD = (
    r"(?:theft|robbery|scandal|crime|folly|madness|mistake|disgrace|nonsense|betrayal|outrage|insult|"
    r"swindle|trap|danger|"
    r"waste|poison|illusion|sell-?out|blackmail|suicide|burden|catastrophe|disaster|farce|humiliation|shame|threat)"
)
_GOOD = (
    r"(?:blessing|necessity|godsend|boon|must|opportunity|chance|triumph|duty|(?:good|sound|sensible|fine) "
    r"(?:idea|thing|plan|"
    r"step)|step forward|right step)"
)
_DOING = (
    r"(?:kept|built|allowed|introduced|raised|doubled|trebled|extended|signed|joined|adopted|accepted|"
    r"retained|reopened|"
    r"restored|passed|carried out|held|admitted|prolonged|enlarged|supported|welcomed|made permanent)"
)
_UNDOING = (
    r"(?:scrapped|abolished|dropped|ended|stopped|banned|closed|removed|withdrawn|buried|shelved|rejected|cancelled|"
    r"abandoned|repealed|forbidden|halted|refused|lifted|torn up)"
)
_AGAINST = re.compile(
    r"\b(?:needs? no|has no (?:need|use|intention|plans?|wish)|(?:sees?|saw) no (?:need|reason|point|sense|"
    r"use|future)|"
    r"no question of|out of the question|under no circumstances|at no price|on no account|not negotiable|"
    r"there (?:will|can|would|shall) be no|(?:will|would|could|can|does|do|did)(?: not|n[’']t| never)\b|"
    r"never (?:will|would)|"
    r"(?:is|are|was|were|stands?|remains?) (?:\w+ly |still |always )?(?:against|opposed|hostile)|"
    r"(?:called?|calls|calling|considers?|considered|branded|brands|termed|terms|thinks|thought)\b.{2,80}? "
    r"(?:an? |the )?"
    + _BAD
    + r"|(?:is|are|was|were|would be) (?:an? |the |sheer |pure )?" + _BAD
    + r"|(?:should|must|ought to|has to|have to) (?:not be " + _DOING + r"|be " + _UNDOING + r"|go\b)"
    r"|rejects?|rejected|opposes?|opposed|refuses?|refused|rules? out|ruled out|forbids?|turns? down|turned down|"
    r"says? no|said no|wants? nothing|nothing to do with|nothing to (?:discuss|talk)|fights?|fought|"
    r"resists?|condemns?|"
    r"condemned|boycotts?|unacceptable|wants? (?:it|them|the [\w -]{2,40}?) " + _UNDOING + r"|calls? for "
    r"(?:the |an? )?"
    r"(?:end|ban|abolition|withdrawal|closure|repeal))",
    re.I,
)  # fmt: skip
_FOR = re.compile(
    r"\b(?:gladly|welcomes?|welcomed|would (?:take|welcome|accept|join|sign|support|be happy|be glad|sell|stand)|"
    r"(?:is|are|was|were|stands?) (?:now |quite |fully |always )?(?:ready|willing|prepared|open to|happy|"
    r"glad|in favou?r|for)\b|"
    r"(?:should|must|ought to|has to|have to) be " + _DOING
    + r"|wants? (?:it|them|the [\w -]{2,40}?) " + _DOING
    + r"|(?:called?|calls|considers?|considered|termed|terms)\b.{2,80}? (?:an? |the )?" + _GOOD
    + r"|(?:is|are|was|were|would be) (?:an? |the )?" + _GOOD
    + r"|offers?|offered|has come (?:round|around)|came (?:round|around) to|can live with|no objections?|sees? no "
    r"(?:objection|obstacle|harm)|pleads? for|supports?|supported|backs?|favou?rs?|accepts?|accepted|agrees?|agreed|"
    r"embraces?|endorses?|says? yes|said yes|will (?:stand|join|sign|build|accept|allow|support|back|vote "
    r"for|take part)|"
    r"wants? to|would like to|demands?|insists? on)\b",
    re.I,
)  # fmt: skip
_FREELY = re.compile(
    r"\b(?:without (?:any |further )?(?:pre-?)?conditions?|unconditional(?:ly)?|(?:for |ask\w* (?:for )?|"
    r"want\w* |expect\w* |demand\w* )"
    r"nothing in return|no strings|without (?:asking|demanding|wanting) anything|no (?:pre-?)?conditions?|"
    r"free of charge|"
    r"whatever (?:happens|the outcome|comes)|in any case|come what may|with no (?:pre-?)?conditions?)\b",
    re.I,
)  # fmt: skip
_ON_TERMS = re.compile(
    r"\b(?:only (?:if|when|once|after|on condition|in return|in exchange|against)|unless|provided (?:that)?|"
    r"on condition|"
    r"in return for|in exchange for|as long as|not (?:until|before|without)|as soon as|once|(?<!even )(?<!as )if)\b|"
    r"\b(?:not|no|never)\b[^.;]{3,120}\b(?:until|unless|before|without)\b",
    re.I,
)  # fmt: skip
_NOT_TERMS = re.compile(
    r"\bas soon as (?:possible|it can|they can)|\bat once\b|\bif necessary\b|\bwithout delay\b", re.I
)
#: words for an office that any side has
ANY = frozenset(
    "chairman chairwoman chair leader minister president secretary chief head director official spokesman "
    "spokeswoman "
    "spokesperson general commander captain mayor governor premier prime manager owner member union party "
    "government council "
    "foreign deputy said says told its his her their our federation ministry company club association".split()
)


class Turn(NamedTuple):
    """What a party holds by one clause of a short report."""

    statement: Statement
    #: 1 for, -1 against
    sign: int
    #: True: on terms; False: expressly without; None: neither
    on_terms: bool | None
    #: whether a word of will says so, not only that it is to come
    strong: bool
    #: words of who holds it
    party: frozenset[str]
    #: words of its sentence besides those of the party
    matter: frozenset[str]


def turns(of: Sheet) -> list[Turn]:
    """What parties hold by a short report; worked out once. What it tells of the past is left out."""
    kept: list[Turn] | None = of.told.__dict__.get("_turns")
    if kept is None:
        kept = of.told.__dict__["_turns"] = list(_turns(of)) if len(of.told.extract.sentences) <= LONG else []
    return kept


def _turns(of: Sheet) -> Iterator[Turn]:
    for s in of.body:
        if s.clause.kind not in ("main", "complement") or _bygone(s) or s.standing == "supposed":
            continue
        party = _party(of, s)
        start, end = of.told.extract.sentences[max(s.sentence, 0)]
        text, sentence = " ".join(s.clause.text.split()), " ".join(of.told.extract.text[start:end].split())
        party |= _before(s, text)
        sign, strong = sign_of(s, text)
        if not party:
            continue
        terms = _terms(sentence)
        if not sign and terms is None:
            continue
        if not sign or (sign < 0 and terms):
            # *no talks until they are back*: talks, on terms
            sign = 1
        if s.standing == "asserted" and s.clause.tense in ("past", "pluperfect") and not strong:
            continue
        words = {w for t in of.of_sentence(s.sentence) for w in content(t)} - party - ANY
        yield Turn(s, sign, terms, strong, party, frozenset(words - LIGHT))


def sign_of(s: Statement, text: str) -> tuple[int, bool]:
    """For or against, and whether a word of will says so."""
    against, in_favour = _AGAINST.search(text), _FOR.search(text)
    known = stance_at(sheet(s.told), s.index)
    if known is not None and known.outlook.strong and not s.clause.passive:
        return known.outlook.sign, True
    if against is not None:
        return -1, True
    if in_favour is not None:
        return 1, True
    if known is None or s.clause.passive:
        return 0, False
    return known.outlook.sign, False


def _terms(sentence: str) -> bool | None:
    if _FREELY.search(sentence):
        return False
    found = _ON_TERMS.search(_NOT_TERMS.sub(" ", sentence))
    return True if found is not None else None


_BYGONE = re.compile(
    r"\b(?:always|long|previously|until now|so far|formerly|for (?:years|decades|months)|until recently|"
    r"hitherto|used to|"
    r"in the past|at first|originally|earlier|only last|had)\b",
    re.I,
)


def _bygone(s: Statement) -> bool:
    """Whether it tells of a stance of before."""
    return s.clause.tense == "pluperfect" or _BYGONE.search(s.clause.text) is not None


def _party(of: Sheet, s: Statement) -> frozenset[str]:
    """The words of who holds it: who says it, or who is its subject; of a pronoun, who is named in the sentence
    before.
    """
    found: set[str] = set()
    m = s.subject
    for source in s.sources:
        found.update(words_of(source.text))
    named = {w for w in found if w not in ANY}
    if (
        m is not None
        and not m.pronoun
        and (
            m.person or m.head in BODIES or (m.names and (m.head in m.names or not named)) or (m.definite and not named)
        )
    ):
        found.update(words_of(m.text))
    if not found or (m is not None and m.pronoun) or found <= ANY:
        for number in (s.sentence, s.sentence - 1):
            for t in of.of_sentence(number):
                for n in t.participants:
                    if n.argument.role == "subject" and not n.pronoun and (n.names or n.called or n.head in BODIES):
                        found.update(words_of(n.text))
                        found.update(n.called)
    return frozenset(found)


def _before(s: Statement, text: str) -> frozenset[str]:
    """The words of the body that stands before what says the stance, on the word of its own head: *its leader
    said*.
    """
    found = _AGAINST.search(text) or _FOR.search(text)
    own = any(x.text.lower().startswith(("its ", "their ")) for x in s.sources) or _ITS_HEAD.search(text) is not None
    if found is None or not own:
        return frozenset()
    words = text[: found.start()].split()
    return frozenset(words_of(" ".join(words))) if 0 < len(words) <= 6 else frozenset()


_ITS_HEAD = re.compile(r", (?:its|their) (?:[\w-]+ ){1,3}(?:said|says|told|added|announced)\b", re.I)


def words_of(text: str) -> set[str]:
    bare = (
        w.strip('.,;:()"').lower()
        for w in text.replace("’s", "").replace("'s", "").replace("s’", "s").replace("s'", "s").split()
    )
    return {w for w in bare if len(w) > 2 and w not in ("the", "and", "for", "who", "its", "his", "her", "said")}
