"""Words that take a side in the report's own voice: *liberated* for captured, *a rabble*, *heroic defenders*.

What somebody is quoted or reported as saying is his own; so are names (*Liberation Day*) and words that the report
holds at arm's length (*so-called*, *what they call*) or speaks about. A noun phrase behind *highlighted*, *noted*,
*stressed* or *confirmed* is the report's own wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.knowledge.cues import persons
from sayso.knowledge.events import lexicon as events
from sayso.knowledge.tables import table
from sayso.model import Claim, Notice, Part, Place, Remark
from sayso.reading.document import Document, Sentence, Token
from sayso.reading.events.grammar import adjuncts, objects

#: verbs that take the thing behind them for true, so that its wording is the report's
_TAKEN_FOR_TRUE = frozenset(
    "highlight note stress confirm emphasize emphasise underline underscore hail praise celebrate mark welcome recall "
    "acknowledge commemorate applaud report_on point_out".split()
)
#: verbs whose infinitive, object or clause is somebody's will, word or view
_OTHERS = frozenset(
    "say claim allege vow promise pledge threaten want demand urge ask call label brand describe denounce accuse "
    "consider deem regard designate term declare announce insist argue believe think tell warn hope plan aim "
    "swear boast name dub style portray depict depict denote condemn blame charge suspect know refer quote write "
    "add state assert maintain proclaim report deny agree refuse order help seek try intend".split()
)
_DISTANT = frozenset(
    "so-called alleged suspected self-styled self-proclaimed purported supposed accused convicted presumed would- "
    "be former ex designated self-described".split()
)
_ABOUT = frozenset({"word", "term", "label", "phrase", "expression", "slogan", "title", "name", "definition", "list"})
_FORCE = frozenset(
    "defender fighter soldier army troop force warrior resistance people son brigade regiment garrison militia "
    "volunteer guard partisan crew pilot commander general nation struggle defence defense stand victory sailor seaman "
    "airman infantry cavalry rifleman bluejacket column band boy lad hussar lancer gunner marine".split()
)
_SOLDIERS = frozenset(
    "defender fighter soldier army troop warrior son brigade regiment garrison militia guard partisan boy lad sailor "
    "seaman airman infantry cavalry rifleman bluejacket column band hussar lancer gunner marine".split()
)
_DEEDS = frozenset(
    "attack enemy act crime assault aggression raid strike bombing invasion terrorist massacre regime invader "
    "aggressor occupier plot onslaught shelling ambush foe volley murder blow bombardment killing outrage deed "
    "bombing".split()
)
#: what a *clique* or *nest* is called after by those who are against it
_ROGUES = frozenset(
    "thief robber bandit crook swindler traitor renegade criminal gangster murderer usurper bloodsucker "
    "scoundrel rascal villain liar turncoat idler hireling ruffian loafer vagabond drunkard layabout agitator thug "
    "hooligan troublemaker vandal looter fanatic extremist savage rioter rebel parasite scrounger freeloader idler "
    "layabout sponger bloodsucker leech vermin tramp good-for-nothing profiteer usurer coward cut-throat cutthroat "
    "assassin barbarian heathen infidel lout yob rowdy brawler wastrel scum rabble ragamuffin".split()
)
#: nouns for what is said or willed
_SAID = frozenset(
    "claim allegation vow promise pledge belief plan demand call accusation rumour rumor goal aim intention bid effort "
    "talk".split()
)
#: words of public life, of which one must stand in the report where a word may be of a play, a game or a robbery too
_PUBLIC = frozenset(
    "government governor president minister premier parliament party election vote voter ballot meeting demonstrator "
    "demonstration protest protester striker strike picket union opposition rebel insurgent uprising revolution coup "
    "council palace cabinet treaty surrender capital province state king emperor sultan shah tsar envoy ambassador "
    "regime dictator deputy senator mayor nationalist communist socialist bolshevik fascist royalist republican trust "
    "nation people censor occupation seat".split()
)
_STRIKE = frozenset("strike striker picket union lock-out lockout walkout stoppage docker".split())
_STAGE = frozenset(
    "theatre theater show play opera stage maker puppeteer doll series film museum novel actor actress bass tenor "
    "soprano baritone chess board game player comedy tragedy screen".split()
)
_VIOLENT = frozenset(
    "burn storm attack sack loot stone lynch smash beat besiege wreck plunder ransack kill murder break chase drag "
    "tear rampage pillage destroy trample".split()
)
_DRIVEN = frozenset("drive disperse scatter charge rout fire clear sweep quell break chase beat".split())
#: what tells of robbers who are no side in a war
_ROBBED = frozenset("rob robber robbery robbed burgle".split())
#: where those sit who rule
_SEATS = frozenset(
    "palace capital council ministry parliament treasury senate government chancellery town-hall hall cabinet "
    "presidency kremlin bank board assembly committee regime".split()
)
#: where those live or are met with whom a word looks down on
_HAUNTS = frozenset(
    "street deck gutter earth town city slum suburb dock port harbour prison jail tavern alley quarter quay village "
    "barracks mill factory land society nation camp".split()
)
_RULES = frozenset("junta regime dictatorship tyrant despot landlord empire coloniser occupation".split())
_FALLEN = frozenset("fall die perish".split())
#: for whom or what somebody is called an enemy of
_WHOSE = frozenset("people nation fatherland homeland motherland revolution mankind humanity faith republic".split())
#: what tells that a people of long ago is meant
_LONG_AGO = frozenset("century attila museum exhibition exhibit empire gaul archaeologist curator nomad".split())
#: persons whom the list of nouns for persons does not have, or for other senses first
_MEN = frozenset(
    "constable trooper recruit ranger sergeant corporal lieutenant captain major colonel brother sister comrade "
    "conscript reservist marine gunner marshal child labourer docker clerk driver patrol compatriot martyr".split()
)
_CHURCH = frozenset("saint church chapel relic cathedral pope feast century altar bishop".split())
#: what a road or field is freed of
_CLEARED = frozenset("snow ice mud rubble debris dust weed tree water oil fog mine sand leaf rubbish litter".split())
_WAR = frozenset(
    {
        "bayonet",
        "zariba",
        "redoubt",
        "outpost",
        "infantry",
        "cavalry",
        "artillery",
        "stockade",
        "fort",
        "fortress",
        "trench",
        "bastion",
        "besieger",
        "battle",
        "frontier",
        "regiment",
    }
)
_QUOTES = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Term:
    kind: str
    before: frozenset[str]
    plain: str
    needs: str


class Terms:
    """The table by head word."""

    def __init__(self) -> None:
        self.by: dict[str, list[Term]] = {}
        for words, kind, before, plain, needs, _ in table("loaded_terms"):
            wanted = frozenset() if before == "-" else frozenset(before.split())
            for word in words.split():
                self.by.setdefault(word, []).append(Term(kind, wanted, plain, needs))


@cache
def terms() -> Terms:
    return Terms()


def read_loaded(document: Document, claims: list[Claim], places: list[Place], notices: list[Notice]) -> list[Remark]:
    """Remarks of kind ``loaded``, the plain word in ``note``, in the order of the text."""
    reader = _Reader(document, claims, places, notices)
    found: list[Remark] = []
    for sentence in document.all_sentences():
        for token in sentence.tokens:
            rows = reader.known.get(token.lemma.lower()) or reader.known.get(token.text)
            if rows:
                found.extend(reader.term(token, rows))
    return [r for r in found if not any(_inside(r, other) for other in found)]


def _inside(inner: Remark, outer: Remark) -> bool:
    """*troublemakers* in *a rabble of paid troublemakers*."""
    same = inner.part == outer.part and outer.start <= inner.start and inner.end <= outer.end
    return same and (outer.start, outer.end) != (inner.start, inner.end)


class _Reader:
    def __init__(self, document: Document, claims: list[Claim], places: list[Place], notices: list[Notice]) -> None:
        self.document = document
        self.known = terms().by
        self.claims = claims
        self.places = [p for p in places if p.kind == "literal"]
        self.dead: dict[Part, list[tuple[int, int]]] = {"title": [], "text": []}
        for notice in notices:
            self.dead[notice.part].append((notice.start, notice.end))
        self.quoted = {part: _quoted(text) for part, text in (("title", document.title), ("text", document.text))}
        self._armed: bool | None = None
        self._words: frozenset[str] | None = None

    @property
    def armed(self) -> bool:
        """Whether the report speaks of fighting at all."""
        if self._armed is None:
            classes = events().classes
            war = (classes["armed"] | classes["arms"] | _WAR) - {
                "unit",
                "column",
                "air",
                "car",
                "device",
                "police",
                "guard",
            }
            self._armed = not self.words.isdisjoint(war)
        return self._armed

    def term(self, token: Token, rows: list[Term]) -> list[Remark]:
        for row in rows:
            if row.kind == "verb":
                tokens = self._verb(token, row)
            elif row.kind == "nickname":
                tokens = self._nickname(token)
            elif row.kind == "noun":
                tokens = self._noun(token, row)
            else:
                tokens = self._modifier(token, row)
            if tokens and self._own(token, named=row.kind == "nickname"):
                span = self.document.span_of(tokens)
                note = row.plain if row.plain != "=" else tokens[-1].lower
                return [
                    Remark(start=span.start, end=span.end, text=span.text, part=span.part, kind="loaded", note=note)
                ]
        return []

    def _verb(self, token: Token, row: Term) -> list[Token]:
        if token.tag[:2] != "VB":
            return []
        things = objects(token)
        if token.dep == "amod" and token.tag == "VBN":
            # the liberated town
            things = [token.head]
        known = events().classes
        for thing in things:
            if thing.tag == "CD" and (of := adjuncts(thing, "of")):
                # *nine of our riflemen*
                thing = of[0]
            lemma = thing.lemma.lower()
            if row.needs == "ground" and any(
                t.lemma.lower() in _CLEARED
                for word in ("of", "from")
                for t in (*adjuncts(token, word), *adjuncts(thing, word))
            ):
                # *freed the road of snow*
                continue
            if row.needs == "ground" and (lemma in known["ground"] or self._is_place(thing)):
                return [token, thing] if 0 < thing.i - token.i <= 6 else [token]
            if row.needs == "person" and (
                lemma in known["person"]
                or lemma in known["force"]
                or lemma in known["civilian"]
                or lemma in _SOLDIERS
                or lemma.endswith(("men", "man"))
                or (lemma in persons() | _MEN and self.words.isdisjoint(_CHURCH))
            ):
                return [token, thing] if 0 < thing.i - token.i <= 6 else [token]
        return []

    def _noun(self, token: Token, row: Term) -> list[Token]:
        if token.tag not in ("NN", "NNS") or token.dep == "compound":
            return []
        first = token
        if row.before:
            before = [c for c in token.children if c.i < token.i and c.lemma.lower() in row.before]
            if not before:
                return []
            first = before[0]
        if row.needs == "of":
            behind = adjuncts(token, "of")
            ground = events().classes["ground"]
            if not any(t.lemma.lower() in ground or self._is_place(t) for t in behind):
                return []
        if row.needs == "rogues":
            rogue = next((t for t in adjuncts(token, "of") if t.lemma.lower() in _ROGUES), None)
            return [] if rogue is None else [t for t in token.sentence.tokens if token.i <= t.i <= rogue.i]
        if row.needs == "war" and (not self.armed or not self.words.isdisjoint(_ROBBED)):
            return []
        if not self._fits(token, row.needs):
            return []
        tokens = [t for t in token.sentence.tokens if first.i <= t.i <= token.i]
        behind = [c for c in token.children if c.dep == "prep" and c.lower == "of"]
        if behind and (last := behind[0].right_edge).i - token.i <= 4:
            tokens = [t for t in token.sentence.tokens if first.i <= t.i <= last.i]
        return tokens

    def _fits(self, token: Token, needs: str) -> bool:
        """Whether what a noun of several senses needs stands in its clause or in the report."""
        of = adjuncts(token, "of")
        if needs == "seat":
            behind = (t.lemma.lower() for word in ("in", "on", "at") for t in adjuncts(token, word))
            return any(lemma in _SEATS for lemma in behind) and self.words.isdisjoint(_STAGE)
        if needs == "folk":
            return any(t.lemma.lower() in _HAUNTS for t in of)
        if needs == "fallen":
            return token.dep == "nsubj" and token.head.lemma in _FALLEN and self.words.isdisjoint(_STAGE)
        if needs == "persons":
            return any(_of_persons(t) or t.lemma.lower() in _RULES for t in of)
        if needs == "people":
            return any(t.lemma.lower() in _WHOSE for t in of)
        if needs == "violent":
            verb = token.head
            done = token.dep == "nsubj" and verb.lemma in _VIOLENT
            return (done or (token.dep in ("dobj", "nsubjpass") and verb.lemma in _DRIVEN)) and not of
        if needs == "strike":
            return not self.words.isdisjoint(_STRIKE)
        if needs == "ruling":
            return (
                token.dep in ("nsubj", "nsubjpass")
                and not self.words.isdisjoint(_PUBLIC)
                and (self.words.isdisjoint(_STAGE))
            )
        if needs == "life":
            return self.words.isdisjoint(_STAGE)
        if needs == "public":
            return self.armed or not self.words.isdisjoint(_PUBLIC)
        return needs != "-" or token.lemma.lower() != "rabble" or all(_of_persons(t) for t in of)

    @property
    def words(self) -> frozenset[str]:
        """The lemmas of the report."""
        if self._words is None:
            self._words = frozenset(t.lemma.lower() for s in self.document.all_sentences() for t in s.tokens)
        return self._words

    def _nickname(self, token: Token) -> list[Token]:
        """*the Hun*: a nickname of an enemy, where the report is of a war, and of no people of long ago."""
        before = token.nbor(-1)
        if before is None or before.lower not in ("the", "a") or not self.armed or token.dep == "compound":
            return []
        return [token] if self.words.isdisjoint(_LONG_AGO) else []

    def _modifier(self, token: Token, row: Term) -> list[Token]:
        head = token.head
        if token.dep != "amod" or head.i < token.i or head.tag not in ("NN", "NNS"):
            return []
        nouns = {"force": _FORCE, "soldiers": _SOLDIERS, "deed": _DEEDS}[row.needs]
        ours = any(c.lower == "our" for c in head.children) or any(
            t.lemma.lower() in _WHOSE for t in adjuncts(head, "of")
        )
        if head.lemma.lower() not in nouns or (row.needs in ("force", "soldiers") and not (self.armed or ours)):
            return []
        return [t for t in token.sentence.tokens if token.i <= t.i <= head.i]

    def _is_place(self, token: Token) -> bool:
        part = token.sentence.part
        return any(p.part == part and p.start <= token.start and token.end <= p.end for p in self.places)

    def _own(self, token: Token, named: bool = False) -> bool:
        """Whether the word stands in the report's own voice."""
        part, at = token.sentence.part, token.start
        if any(a <= at < b for a, b in self.dead[part]) or any(a <= at < b for a, b in self.quoted[part]):
            return False
        if (not named and _is_name(token)) or _at_distance(token):
            return False
        behind = _governed(token)
        if behind is not None:
            return behind
        return not any(
            c.part == part and c.sources and any(a <= at < b for a, b in c.pieces) for c in self.claims
        ) and not _by_account(token.sentence)


def _of_persons(token: Token) -> bool:
    lemma = token.lemma.lower()
    known = events().classes
    return (
        lemma in known["person"]
        or lemma in known["force"]
        or lemma in known["civilian"]
        or lemma in _ROGUES
        or (token.tag in ("NNP", "NNPS") or lemma.endswith(("er", "or", "ist", "man", "men")))
    )


def _quoted(text: str) -> list[tuple[int, int]]:
    """Offsets of what stands inside quotation marks; a mark that is not closed holds to the end of its paragraph."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for at, sign in enumerate(text):
        if sign == "\n":
            if opened is not None:
                found.append((opened, at))
            opened = None
        elif sign in _QUOTES:
            if opened is None:
                opened = at
            else:
                found.append((opened, at + 1))
                opened = at if sign in "“„«" else None
        elif sign in "‘'" and (at == 0 or not text[at - 1].isalnum()):
            close = text.find("’" if sign == "‘" else "'", at + 1, at + 60)
            if close > at + 1 and (close + 1 == len(text) or not text[close + 1].isalnum()):
                found.append((at, close + 1))
    if opened is not None:
        found.append((opened, len(text)))
    return found


def _is_name(token: Token) -> bool:
    """Part of a name: *Liberation Day*, *the Army of National Liberation*."""
    if not token.text[0].isupper():
        return False
    before, after = token.nbor(-1), token.nbor()
    if after is not None and after.text[0].isupper() and after.pos in ("PROPN", "NOUN"):
        return True
    return before is not None and before.pos != "PUNCT" and token.sentence.part == "text"


def _at_distance(token: Token) -> bool:
    """Held at arm's length, or spoken about as a word."""
    for child in token.children:
        if child.lower in _DISTANT or (child.lower == "called" and child.i < token.i):
            return True
    before = token.nbor(-1)
    if before is not None and before.lower in _DISTANT | _ABOUT | {"as"}:
        return True
    if token.dep in ("oprd",) or (token.dep == "pobj" and token.head.lower == "as"):
        return True
    return token.dep in ("pobj", "appos") and token.head.head.lemma.lower() in _ABOUT


def _governed(token: Token) -> bool | None:
    """False in what somebody says, wants or calls it; True as what a verb takes for true; else None."""
    child = token
    for above in token.ancestors():
        if above.tag[:2] == "VB":
            relation = child.dep
            if above.lemma in _TAKEN_FOR_TRUE and relation == "dobj" and child.tag[:2] == "NN":
                return True
            if relation in ("ccomp", "xcomp", "pcomp") and (above.lemma in _OTHERS or above.lemma in _TAKEN_FOR_TRUE):
                return False
            if relation in ("dobj", "oprd", "prep", "dative", "pobj") and above.lemma in _OTHERS and above is not token:
                return False
        elif above.lemma.lower() in _SAID and (child.dep == "prep" or child.tag[:2] == "VB"):
            return False
        child = above
    return None


def _by_account(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return any(t.lower == "according" and (n := t.nbor()) is not None and n.lower == "to" for t in tokens)
