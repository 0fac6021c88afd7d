"""Surmises: where the report itself, on nobody's word, offers a meaning, motive, intention, addressee or cause."""

from __future__ import annotations

from sayso.knowledge.tables import table
from sayso.model import Claim, Notice, Remark
from sayso.reading.actors import Actors
from sayso.reading.attribution.view import View
from sayso.reading.document import Document, Token
from sayso.reading.quotes import read_quotations
from sayso.reading.voice import report_voice


def _words(kind: str) -> frozenset[str]:
    return frozenset(w for k, words in table("surmises") if k == kind for w in words.split())


_SURMISE = _words("surmise")
_SEEMING = _words("seeming")
_MODAL = _words("modal")
_MIND = _words("mind")
_MEANING = _words("meaning")
_MOTIVE = _words("motive")
_CAUSE = _words("cause")
_FRAME = _words("frame")
_DEED = _words("deed")
_SIGN = _words("sign")
#: idioms for what somebody is about, by lemmas between blanks
_IDIOMS = tuple(f" {idiom} " for kind, idioms in table("surmises") if kind == "idiom" for idiom in idioms.split(","))


def read_remarks(document: Document, claims: list[Claim], actors: Actors, notices: list[Notice]) -> list[Remark]:
    """Remarks of kind ``guess``, the word of surmise in ``note``, in the order of the text.

    None in quotations, in what somebody is said to say or think, in notices, or in a report that is comment as a whole.
    """
    if report_voice(document.report, notices) == "comment":
        return []
    shut = [(n.part, n.start, n.end) for n in notices]
    shut.extend((c.part, a, b) for c in claims if c.sources for a, b in c.pieces)
    for part in (document.headline, document.sentences):
        shut.extend((s.part, q.start, q.end) for s in part[:1] for q in read_quotations(document, part))
    found: list[Remark] = []
    for sentence in document.all_sentences():
        view: View | None = None
        for token in sentence.tokens:
            word = _last_word(token)
            if word not in _SURMISE | _MODAL | {"can"} and token.lemma not in _SEEMING and not (
                _phrase(token) or word in _APPARENT
            ):  # fmt: skip
                continue
            if any(p == sentence.part and a <= token.start and token.end <= b for p, a, b in shut):
                continue
            if _in_the_view_of(token):
                continue
            view = view or View(sentence)
            span = _surmise(view, token, word)
            if span is not None and not any(r.part == sentence.part and r.start <= span[0] < r.end for r in found):
                start, end = span
                words = document.words(start, end, sentence.part)
                found.append(Remark(start=start, end=end, text=words, part=sentence.part, kind="guess", note=word))
    return found


#: how a sentence says whose surmise it is
_VIEWS = ("according to", "in the opinion of", "in the view of", "in the eyes of", "to judge by the words of")


def _in_the_view_of(token: Token) -> bool:
    """*According to a diplomat the envoy presumably wanted …*: somebody's surmise."""
    words = " ".join(t.lower for t in token.sentence.tokens)
    return any(view in words for view in _VIEWS)


def _last_word(token: Token) -> str:
    """The word, without what a dash joins to it: *‘CWO’—likely*."""
    return token.lower.replace("–", "—").rsplit("—", 1)[-1]


def _surmise(view: View, token: Token, word: str) -> tuple[int, int] | None:
    """Offsets of the clause in which this word of surmise guesses at somebody's mind, a meaning or a cause."""
    head = _clause_head(token)
    if head is None or _weather(view, head):
        return None
    fused = word != token.lower
    if word in _APPARENT and token.dep == "amod":
        # *an apparent attempt to*
        noun = token.head
        governed = [noun] if noun.lemma in _MOTIVE and _towards(noun) else []
    elif _phrase(token) or (word in _SURMISE and _purpose(view, token)):
        governed = _governed(head) or ([head] if _purpose(view, token) else [])
    elif word in _SURMISE and (token.tag[:2] in ("RB", "JJ") or fused):
        if token.tag[:2] == "JJ" and not fused and not _predicative(token):
            return None
        governed = [] if _will_try(head) else _governed(head) or _supposed(token, head)
    elif token.lemma in _SEEMING and token.dep in ("aux", "auxpass"):
        governed = [v for v in [token.head] if _meant(v) or v.lemma in _MIND]
        head = token.head
    elif token.lemma in _SEEMING and token.pos == "VERB":
        governed = _seeming(view, token)
    elif token.tag == "MD" and token.lower in _MODAL:
        governed = (
            _may_be_sign(head)
            or [v for v in _governed(head) if _meant(v) or _must_have(token, v)]
            or _read_as(head)
            or (_chosen(head) if head.tag == "VBN" and _may_have_been(token) else [])
        )
    elif token.tag == "MD" and token.lower == "can":
        only = (after := token.nbor()) is not None and after.lower == "only"
        governed = ([v for v in _governed(head) if _meant(v)] if only else []) or _read_as(head)
    else:
        return None
    if not governed or _first_person(governed):
        return None
    low, high = view.extent(head)
    if head.dep in ("advcl", "acl", "relcl", "parataxis", "conj") and head.head is not head:
        start, stop = low, high
    else:
        start, stop = 0, len(view.tokens) - 1
    trimmed = view.trim(start, stop)
    if trimmed is None:
        return None
    begin, end = view.chars(*trimmed)
    if fused:
        begin = token.end - len(word)
        dash = next((t for t in view.tokens[token.i + 1 :] if "—" in t.text or "–" in t.text), None)
        return begin, end if dash is None else dash.start + min(k for k, c in enumerate(dash.text) if c in "—–")
    if trimmed[1] + 1 < len(view.tokens) and start == 0 and view.tokens[trimmed[1] + 1].text in (".", "!", "?"):
        end = view.tokens[trimmed[1] + 1].end
    return begin, end


#: adjectives of guessing before a noun of motive
_APPARENT = frozenset({"apparent", "seeming", "evident", "presumed", "obvious", "probable"})
#: the last words of phrases of guessing, with what stands before them
_PHRASES = {"doubt": ("no",), "likelihood": ("in", "all"), "probability": ("in", "all")}


def _phrase(token: Token) -> bool:
    """*no doubt*, *in all likelihood*."""
    before = _PHRASES.get(token.lower)
    if before is None or token.i < len(before):
        return False
    at = token.i - len(before)
    stands = tuple(t.lower for t in token.sentence.tokens[at : token.i]) == before
    after = token.nbor()
    return stands and not (after is not None and after.lower in ("that", "about", "of", "as", "over"))


#: what tells of a purpose or motive behind a word of guessing: *probably to spare him*, *apparently out of spite*
_PURPOSES = [
    tuple(words.split())
    for words in (
        "in order,so as,in the hope,in hope,with the aim,out of,with the intention,with a view,for fear,out to,because,"
        "owing to,due to"
    ).split(",")
]


#: nouns for what somebody has in mind, as subjects of what they are: *the aim is apparently to …*
_AIMS = frozenset("reason motive aim purpose goal intention idea calculation addressee object point plan".split())
#: … and as what stands behind a deed: *behind the offer stands probably the wish*
_WILLS = frozenset("wish desire hope fear intention ambition calculation worry jealousy envy anger spite".split())


def _will_try(head: Token) -> bool:
    """*will probably try to score*: what is to come."""
    return head.lemma in ("try", "attempt", "seek") and any(c.tag == "MD" and c.lower == "will" for c in head.children)


def _supposed(token: Token, head: Token) -> list[Token]:
    """What else a word of guessing may guess at: a purpose, an aim, an idiom of intending, an act of revenge."""
    subject = head.child("nsubj", "nsubjpass")
    if head.lemma == "be" and subject is not None and subject.lemma in _AIMS:
        return [subject]
    if (
        subject is not None
        and subject.lemma.lower() in _WILLS
        and any(t.lower == "behind" or (t.lemma in _AIMS and t.dep == "attr") for t in head.sentence.tokens)
    ):
        # *fear of a scandal was probably the reason*
        return [subject]
    if head.lemma == "be" and (deed := _behind_a_deed(head)) is not None:
        return [deed]
    if head.lemma == "be" and (told := _wanted(head)) is not None:
        return [told]
    if head.lemma == "serve" and head.child("xcomp") is not None:
        # *the delay probably serves to wear them down*
        return [head]
    framed = _framed(head)
    if framed:
        return framed
    for child in head.children:
        if child.dep == "attr" and any(
            c.dep == "prep" and c.lower == "of" and (of := c.child("pobj")) is not None and of.lemma in _MOTIVE
            for c in child.children
        ):
            return [child]
    if _idiom(head, token) and (_agent(head) or token.i < head.i or head.lemma == "be"):
        return [head]
    found = _chosen(head)
    if found:
        return found
    return [t for t in head.sentence.tokens[token.i + 1 : token.i + 4] if t.tag == "VBN" and _meant(t)]


def _wanted(head: Token) -> Token | None:
    """*what he wants is probably a tax*, *is probably his way of punishing them*, *it is likely that he wants …*."""
    before, that = head.child("csubj"), head.child("ccomp")
    if before is not None and before.lemma in _MIND and any(c.lower == "what" for c in before.children):
        return before
    way = head.child("attr")
    if way is not None and way.lemma == "way" and way.child("poss") is not None:
        of = next((c for c in way.children if c.lower == "of" and c.child("pcomp") is not None), None)
        if of is not None:
            return way
    subject = head.child("nsubj", "expl")
    if that is None or subject is None or subject.lower != "it":
        return None
    return that if that.lemma in _MIND and that.pos == "VERB" and _agent(that) else None


def _framed(head: Token) -> list[Token]:
    """*keen to shame him*, *bent on revenge*, *afraid of losing*: a frame of mind, with what it is about."""
    if not _agent(head) or any(c.tag == "MD" and c.lower in ("will", "would") for c in head.children):
        return []
    subject = head.child("nsubj", "nsubjpass")
    if subject is not None and subject.lemma in _CREATURES:
        return []
    held = [head, *(c for c in head.children if c.dep in ("acomp", "oprd", "attr", "xcomp", "ccomp"))]
    return [
        w
        for w in held
        if (w.lemma.lower() in _FRAME or w.lower in _FRAME)
        and w.tag in ("JJ", "VBN", "VBD")
        and any(c.i > w.i and c.dep in ("xcomp", "prep", "ccomp", "acl", "advcl", "pcomp") for c in w.children)
    ]


_CREATURES = frozenset("bear dog wolf cat horse bird animal cow bull elephant whale shark lion tiger fish".split())


def _behind_a_deed(head: Token) -> Token | None:
    """*money is likely behind the change of heart*, *behind the move is probably a quarrel*."""
    for child in head.children:
        if child.dep == "prep" and child.lower == "behind":
            noun = child.child("pobj")
            if noun is not None and noun.lemma in _DEED:
                return noun
    return None


def _idiom(head: Token, token: Token) -> bool:
    """Whether the clause has an idiom for what somebody is about: *had its rivals in mind*."""
    tokens = [t for t in head.sentence.tokens[min(head.i, token.i) : head.i + 12] if t.i != token.i]
    said = " " + " ".join(t.lemma.lower() for t in tokens) + " "
    return any(idiom in said for idiom in _IDIOMS)


#: verbs whose infinitive is what they are used to say, and no purpose
_NO_PURPOSE = frozenset(
    "be seem appear expect begin start continue need have use fail manage refuse help tend happen come go get remain "
    "prove agree decide promise learn like love hate cease stop force ask tell order allow enable lead cause "
    "take set do schedule bind suppose say believe report know find require oblige compel persuade urge".split()
)


def _chosen(head: Token) -> list[Token]:
    """*was chosen to spare them a quarrel*, *is holding back its aid in order to teach*: an act with its purpose."""
    if head.lemma in _NO_PURPOSE or head.pos != "VERB" or head.tag[:2] == "MD":
        return []
    if any(c.tag == "MD" and c.lower in ("will", "would", "shall") for c in head.children):
        return []
    words = [t.lower for t in head.sentence.tokens[head.i + 1 :]]
    if _to_an_end(words[: _FAR + 4]):
        return [head]
    spread = [head, *(c for c in head.children if c.dep in ("dobj", "prep"))]
    for above in spread:
        for child in above.children:
            to = next((c for c in child.children if c.lower == "to" and c.tag == "TO"), None)
            if to is None or child.tag != "VB" or child.dep not in ("advcl", "xcomp", "acl") or child.i < head.i:
                continue
            if child.dep == "advcl" or (child.dep == "xcomp" and head.tag == "VBN") or _in_order(to):
                return [child]
    return []


def _in_order(to: Token) -> bool:
    before = to.nbor(-1)
    return before is not None and before.lower in ("order", "as")


#: tokens behind a verb within which its purpose begins
_FAR = 8
#: what begins a purpose, and words of which one follows
_ENDS: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (("in", "order"), frozenset({"to", "not", "that"})),
    (("so", "as"), frozenset({"to", "not"})),
    (("for", "fear"), frozenset({"of", "that"})),
    (("in", "the", "hope"), frozenset({"of", "that"})),
    (("with", "a", "view"), frozenset({"to"})),
    (("out", "of"), _WILLS | frozenset("pride pity love shame greed vanity gratitude habit".split())),
)


def _to_an_end(words: list[str]) -> bool:
    """*in order not to stir up the talks*, *lest he meet his rival*, *so that nobody should see it*, *out of pride*."""
    for i, word in enumerate(words[:_FAR]):
        if word == "lest":
            return True
        if word == "so" and words[i + 1 : i + 2] == ["that"]:
            return not _SHOULD.isdisjoint(words[i + 2 : i + 7])
        for opening, then in _ENDS:
            end = i + len(opening)
            if tuple(words[i:end]) == opening and not then.isdisjoint(words[end : end + 1]):
                return True
    return False


_SHOULD = frozenset({"should", "would", "could", "might"})


def _may_have_been(modal: Token) -> bool:
    words = [t.lower for t in modal.sentence.tokens[modal.i : modal.i + 4]]
    return words[0] in ("may", "might", "must") and "have" in words[1:3] and "been" in words[2:]


def _may_be_sign(head: Token) -> list[Token]:
    """*may be a signal to Ankara*; not *may be a threat to shipping*."""
    noun = head.child("attr") if head.lemma == "be" else None
    return [noun] if noun is not None and noun.lemma in _SIGN and _towards(noun) else []


def _read_as(head: Token) -> list[Token]:
    """*can be read as a gesture to the islanders*."""
    if head.lemma not in ("read", "see", "understand", "interpret", "take") or head.tag != "VBN":
        return []
    behind = [c.child("pobj") for c in head.children if c.dep == "prep" and c.lower == "as"]
    return [noun for noun in behind if noun is not None and noun.lemma in _MOTIVE]


def _towards(noun: Token) -> bool:
    """*attempt to please*, *allusion to the flight*; not *suicide attempt in May*, which tells what happened."""
    return any(
        (c.dep == "prep" and c.lower in ("to", "at", "for", "against"))
        or (c.dep in ("acl", "relcl") and c.tag == "VB" and any(t.lower == "to" for t in c.children))
        for c in noun.children
    )


def _purpose(view: View, token: Token) -> bool:
    """Whether a purpose or motive follows right behind."""
    rest = view.tokens[token.i + 1 : token.i + 4]
    words = tuple(t.lower for t in rest)
    if words[:1] == ("as",) and any(t.lemma in _MOTIVE for t in view.tokens[token.i + 2 : token.i + 6]):
        # *apparently as a protest*
        return True
    if any(words[: len(p)] == p for p in _PURPOSES):
        return True
    before = token.nbor(-1)
    apart = before is not None and before.text in (",", "–", "—", ";")
    return apart and words[:1] == ("to",) and len(rest) > 1 and rest[1].tag == "VB"


def _must_have(modal: Token, verb: Token) -> bool:
    """*must have hoped*: what somebody had in mind, inferred."""
    after = modal.nbor()
    return modal.lower == "must" and after is not None and after.lower == "have" and verb.lemma in _WISHES


#: verbs of will, which only somebody can have
_OWN_WILL = frozenset({"seek", "aim", "try", "mean", "plan", "attempt", "strive"})
_WISHES = frozenset({"hope", "want", "wish", "intend", "fear", "calculate", "reckon"})


def _sought(verb: Token) -> bool:
    """*means to fill its coffers*, *is looking for a way out*."""
    if verb.lemma == "mean":
        return any(c.dep == "xcomp" for c in verb.children)
    return verb.lemma in _SEEK and any(c.dep == "prep" and c.lower == "for" for c in verb.children)


#: verbs of looking for something, with *for*
_SEEK = frozenset({"look", "search", "angle", "fish", "brace", "jockey", "stand"})


def _clause_head(token: Token) -> Token | None:
    """The verb on whose clause the word stands."""
    if token.pos == "VERB" and token.tag != "MD":
        return token
    at = token
    for _ in range(6):
        if at.head is at:
            return at if at.pos == "VERB" else None
        at = at.head
        if at.pos == "VERB" and at.tag != "MD":
            return at
    return None


def _predicative(token: Token) -> bool:
    """*is likely to*, *likely referring to*; not *the likely winner*."""
    return token.dep in ("acomp", "advmod", "oprd", "xcomp")


def _governed(head: Token) -> list[Token]:
    """The words of the clause that guess: a verb of mind or meaning, a noun of motive behind *in an … to*, a cause."""
    found: list[Token] = []
    verbs = [head, *(c for c in head.children if c.dep in ("xcomp", "acomp", "oprd"))]
    verbs.extend(g for v in verbs[1:] for g in v.children if g.dep == "xcomp")
    agent = _agent(head)
    for verb in verbs:
        if (verb.lemma in _MIND and verb.pos == "VERB" and agent) or _meant(verb) or _sought(verb):
            found.append(verb)
    # *will probably be late because of the snow*
    ahead = any(c.tag == "MD" and c.lower in ("will", "would", "shall") for v in verbs for c in v.children) or (
        head.lemma == "be" and any(v.tag == "VB" for g in verbs[1:] for v in g.children if v.dep == "xcomp")
    )
    for verb in verbs:
        for child in verb.children:
            if child.dep in ("prep", "attr", "dobj", "advcl") and not _only_time(child):
                found.extend(_motives(child))
            if child.dep == "attr" and child.lemma in _MOTIVE and child.lemma not in ("reason", "step", "way", "plan"):
                found.append(child)
            if child.lower in ("because", "owing", "due") and child.dep in ("prep", "acomp", "advmod") and not ahead:
                found.append(child)
            if (
                not ahead
                and child.dep == "advcl"
                and any(c.lower == "because" and c.dep == "mark" for c in child.children)
            ):
                found.append(child)
    if (
        (head.lemma in _CAUSE or (head.tag == "VBN" and head.lower in _CAUSE))
        and head.lemma != "result"
        and head.pos == "VERB"
    ):
        found.append(head)
    return found


def _agent(head: Token) -> bool:
    """The clause has a subject that can have a mind: a person, a group, a state; not *it* or *there*."""
    at = head
    for _ in range(4):
        subject = at.child("nsubj", "nsubjpass")
        if subject is not None:
            if subject.lower == "it" and at.lemma in _WISHES | _OWN_WILL and at.child("xcomp") is not None:
                # *it apparently hopes to frighten others*: a body, not *it apparently rained*
                return True
            return subject.lower not in ("it", "there", "this", "that", "which", "what", "i", "we", "you")
        if at.head is at:
            break
        at = at.head
    return True


def _meant(verb: Token) -> bool:
    """*refers to*, *meant as*, *aimed at*, *designed to*, *responding to*: the verb with its complement."""
    if verb.lower in ("intended", "meant", "aimed", "designed", "calculated") and verb.tag in ("JJ", "VBN", "VBD"):
        return any(c.dep in ("xcomp", "prep", "advcl", "ccomp") for c in verb.children)
    if verb.lemma not in _MEANING or verb.pos != "VERB":
        return False
    if verb.lemma in ("refer", "allude", "hint"):
        return any(c.dep == "prep" and c.lower in ("to", "at") for c in verb.children)
    if verb.lemma in ("send", "serve"):
        return any(c.lemma in _MOTIVE for c in verb.children)
    passive = verb.tag == "VBN"
    follows = any(c.dep in ("xcomp", "prep", "dobj", "agent") for c in verb.children)
    if verb.lemma in ("mean", "intend", "design", "calculate", "aim", "target", "direct", "address", "prepare"):
        return passive and follows
    if verb.lemma in ("respond", "react", "retaliate", "answer"):
        return any(c.dep == "prep" and c.lower in ("to", "for", "against") for c in verb.children) and verb.tag != "VB"
    return verb.tag in ("VB", "VBG") and verb.dep in ("xcomp", "advcl") and follows


def _motives(child: Token) -> list[Token]:
    """*in an attempt to*, *as a warning to*, *in response to*, *a bid to*."""
    noun = child if child.tag[:2] == "NN" else next((c for c in child.children if c.dep == "pobj"), None)
    if noun is None or noun.lemma not in _MOTIVE:
        return []
    if child.dep == "prep" and child.lower in ("in", "as", "out", "with", "for"):
        return [noun] if noun.children or child.lower == "as" else []
    if child.tag[:2] == "NN" and any(c.dep in ("acl", "prep", "relcl") for c in noun.children):
        return [noun] if noun.lemma in ("attempt", "bid", "effort", "ploy", "message", "signal", "reference") else []
    return []


def _seeming(view: View, verb: Token) -> list[Token]:
    """*looks like a snub*, *seems to want*, *appears to be aimed at*, *seems more like setting up a way out*."""
    found = _like_motive(view, verb)
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep in ("ccomp", "advcl") and child.pos == "VERB" and _as_if(verb, child):
            # *it seems that the mayor wants to be rid of him*
            found.extend(v for v in _governed(child) if (v.lemma in _MIND and _agent(child)) or _meant(v))
            if child.lemma == "mean" and any(c.dep == "xcomp" for c in child.children):
                found.append(child)
            continue
        if child.dep == "prep" and child.lower == "of" and verb.lemma == "smack":
            inner = child.child("pobj")
            if inner is not None and inner.lemma in _MOTIVE:
                found.append(inner)
        elif child.dep == "prep" and child.lower == "like":
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None and (inner.lemma in _MOTIVE or inner.dep == "pcomp"):
                found.append(inner)
        elif child.dep in ("xcomp", "oprd", "acomp"):
            found.extend(v for v in _governed(child) if v.lemma in _MIND or v.lemma in _MOTIVE or _meant(v))
            if child.lemma in _MIND and child.pos == "VERB" and _agent(verb):
                found.append(child)
            found.extend(w for w in _framed(verb) if w not in found)
            if child.lemma == "be" and _agent(verb) and _idiom(child, verb):
                found.append(child)
            if _meant(child):
                found.append(child)
    return found


def _like_motive(view: View, verb: Token) -> list[Token]:
    """*looks like a slap at the trainer, who …*, wherever the parse hangs what follows."""
    behind = view.tokens[verb.i + 1 : verb.i + 5]
    if len(behind) < 2 or behind[0].lower != "like" or behind[1].lower not in ("a", "an"):
        return []
    noun = next((t for t in behind[2:] if t.tag[:2] == "NN"), None)
    return [noun] if noun is not None and noun.lemma in _MOTIVE else []


def _as_if(verb: Token, child: Token) -> bool:
    """*it seems that*, *it looks as if*, not *he seems sure that*."""
    subject = verb.child("nsubj", "expl")
    marks = {c.lower for c in child.children if c.dep in ("mark", "advmod")}
    if any(c.dep == "prep" and c.lower == "to" for c in verb.children):
        # *it looked to them as though*
        return False
    return subject is not None and subject.lower == "it" and bool(marks & {"that", "if", "though"})


def _only_time(child: Token) -> bool:
    return child.dep == "prep" and child.lower in ("on", "at", "by", "until", "since", "after", "before", "during")


def _first_person(governed: list[Token]) -> bool:
    return any(c.lower in ("i", "we") for g in governed for c in g.children if c.dep == "nsubj")


_WEATHER = frozenset("rain snow storm wind temperature frost fog thunderstorm shower flood level price rate".split())


def _weather(view: View, head: Token) -> bool:
    """A forecast of weather or figures is no guess at a mind."""
    subject = head.child("nsubj", "nsubjpass")
    return subject is not None and subject.lemma in _WEATHER
