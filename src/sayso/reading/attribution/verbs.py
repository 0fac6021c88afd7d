"""Verbs as cues: what hangs on *said, believes, denied, called for, was accused of, seems to* and who is their source."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, adjectives, verbs
from sayso.reading.attribution.drafts import Draft, SourceDraft
from sayso.reading.attribution.view import Range, View
from sayso.reading.document import Token

#: Prepositions that are frames of verbs.
_PREPOSITIONS = frozenset(
    "about of on for against at to with in into over upon from between toward towards away by as".split()
)
#: Verbs that only carry another: *continued to say, seems to believe, went on to criticise*.
LIGHT_RAISING = frozenset(
    "seem appear continue go begin start try attempt use fail keep tend proceed rush hasten manage stop cease quit come "
    "dare bother help get serve happen choose move take hurry step".split()
)
#: What speech stands in: *said in an interview*.
OCCASIONS = frozenset(
    "interview statement email e-mail letter memo speech address tweet post message news conference briefing debate text "
    "report article column blog editorial testimony call broadcast appearance remark release video announcement ruling "
    "opinion filing op-ed book memoir conversation teleconference hearing forum communique communiqué telegram dispatch "
    "note affidavit advertisement ad podcast documentary keynote sermon lecture".split()
)
_MEDIA = frozenset(
    "twitter facebook instagram telegram tv television radio cnn cbs nbc abc fox msnbc youtube air".split()
)


def read_verbs(view: View, taken: set[int]) -> Iterator[Draft]:
    """The claims that the sentence's verbs bring in; ``taken`` are verbs that already have a quotation."""
    table = verbs()
    for token in view.tokens:
        if token.pos != "VERB" or token.tag == "MD":
            continue
        if token.dep in ("amod", "aux", "auxpass", "compound"):
            continue
        frames, end = _row(view, token, table)
        if frames:
            yield from _claims(view, token, frames, end, token.i in taken)


def _row(view: View, verb: Token, table: dict[str, Frames]) -> tuple[Frames | None, int]:
    """The frames of a verb with its particle, and the index of the last token of both."""
    tokens = view.tokens
    for child in verb.children:
        if child.i > verb.i and child.i <= verb.i + 3 and (child.dep in ("prt", "advmod", "prep", "acomp", "oprd")):
            joined = f"{verb.lemma}_{child.lower}"
            if joined in table:
                return table.get(verb.lemma, {}) | table[joined], child.i
    after = verb.i + 1
    if after < len(tokens) and tokens[after].tag in ("RP", "IN", "RB"):
        joined = f"{verb.lemma}_{tokens[after].lower}"
        if joined in table:
            return table.get(verb.lemma, {}) | table[joined], after
    return table.get(verb.lemma), verb.i


def _claims(view: View, verb: Token, frames: Frames, end: int, taken: bool) -> Iterator[Draft]:
    if verb.tag == "VBG" and verb.lemma in ("cite", "quote") and verb.dep in ("advcl", "acl"):
        above = verb.head if verb.head.pos == "VERB" else verb.head.head
        if above.lemma in _SAYING | {"say", "tell"} and _cited(view, above) is not None:
            return
    passive = view.is_passive(verb)
    if passive:
        yield from _passive(view, verb, frames, end, taken)
        return
    subject = view.subject(verb)
    cue_start = cue_start_of(view, verb)
    source = better_source(view, verb, _it_says(verb, source_of(view, subject)), cue_start)
    clausal = False
    objects = [c for c in verb.children if c.dep in ("dobj", "dative", "obj") and c.i > verb.i]
    direct = next((c for c in objects if c.dep == "dobj"), objects[0] if objects else None)
    for child in verb.children:
        if child.dep in ("ccomp", "xcomp"):
            if taken and (child.i < verb.i or view.quoted[child.i] >= 0 or view.quoted[view.right[child.i]] >= 0):
                continue
            draft = _clause(view, verb, child, frames, cue_start, end, source, direct, taken)
            if draft is not None:
                clausal = True
                yield draft
    if taken:
        return
    if not clausal and "look" in frames:
        draft = _looks(view, verb, frames["look"], cue_start, end)
        if draft is not None:
            yield draft
            return
    if not clausal and "that" in frames:
        draft = _parenthetical(view, verb, frames["that"], cue_start, end, source)
        if draft is not None:
            clausal = True
            yield draft
    if clausal:
        return
    if source is None:
        return
    gap = relative_gap(view, verb)
    prepositions = [c for c in verb.children if c.dep in ("prep", "agent") and c.i > verb.i]
    what = next((c for c in verb.children if c.dep == "dobj" and c.lower == "what" and c.i < verb.i), None)
    target = direct or gap or what
    if target is not None:
        draft = _object(view, verb, target, prepositions, frames, cue_start, end, source)
        if draft is not None:
            yield draft
            return
    if direct is None or verb.lemma in _ADDRESSED:
        for prep in prepositions:
            draft = _prepositional(view, verb, prep, frames, cue_start, source)
            if draft is not None:
                yield draft
                return
    if (
        verb.lemma in _SAYING
        and verb.tag in ("VBD", "VBZ", "VBP", "VBN")
        and view.quoted[verb.i] < 0
        and verb.dep != "relcl"
    ):
        draft = _rescue(view, verb, frames, cue_start, end, source)
        if draft is not None:
            yield draft


#: Verbs of saying that always have a content somewhere.
_SAYING = frozenset(
    "say tell add note state argue write announce report claim explain declare insist warn maintain contend assert stress "
    "predict believe think suggest admit acknowledge confirm deny promise conclude remark observe reveal estimate".split()
)
#: Verbs whose object is the one spoken to.
_ADDRESSED = frozenset({"tell", "warn", "ask", "remind", "inform", "advise", "assure"})


def _clause(
    view: View, verb: Token, child: Token, frames: Frames, cue_start: int, end: int, source: Token | None,
    direct: Token | None, taken: bool,
) -> Draft | None:  # fmt: skip
    """The claim whose content is this clause below the verb."""
    finite = is_finite(child)
    has_to = any(c.tag == "TO" for c in child.children if c.i < child.i)
    own_subject = next((c for c in child.children if c.dep in ("nsubj", "nsubjpass", "expl")), None)
    frame: Frame | None = None
    start, stop = view.extent(child)
    if child.dep == "ccomp" and finite and not has_to:
        frame = frames.get("that!person") if direct is not None and "that!person" in frames else frames.get("that")
        frame = frame or frames.get("that!person")
        if frame is None and "np:c" in frames and own_subject is not None:
            frame = frames["np:c"]
    elif has_to and (own_subject is not None or (direct is not None and direct.i < child.i)):
        frame = frames.get("np:to") or (frames.get("to") if own_subject is None else None)
        if frame is not None and own_subject is None and direct is not None:
            start = view.phrase(direct)[0]
    elif has_to:
        frame = frames.get("to")
        if frame is None and child.children and child.children[0].tag in ("WRB", "WP", "IN"):
            frame = frames.get("that")
    elif child.tag == "VBG":
        frame = frames.get("ing") or (frames.get("np:c") if own_subject is not None else None)
    elif own_subject is not None:
        frame = frames.get("np:c") or frames.get("that")
        start = view.extent(own_subject)[0] if own_subject.i < start else start
    if frame is None:
        return None
    if "raise" in frame.marks:
        return _raised(view, verb, child, frame, cue_start, end)
    if frame.weak and source is None:
        return None
    if source is None and verb.dep in ("xcomp", "pcomp", "csubj") and frame.form != "that":
        return None
    if child.i > verb.i:
        start = max(start, end + 1)
        stop = _with_adjuncts(view, verb, child, _before_teller(view, child, stop))
    else:
        stop = min(stop, verb.i - 1)
        if source is not None and start <= source.i <= stop:
            return None
        if any(t.text in (":", ";") for t in view.tokens[stop + 1 : verb.i]):
            return _rescue(view, verb, frames, cue_start, end, source) if source is not None and "that" in frames else None
    return make(view, verb, frame, cue_start, end, source, [(start, stop)], child)


def _before_teller(view: View, child: Token, stop: int) -> int:
    """The end of a content clause before another verb of saying that only the parse put into it."""
    for other in view.tokens[child.i + 1 : stop + 1]:
        if (
            other.pos == "VERB"
            and (other.tag == "VBG" or other.dep == "conj")
            and teller_above(view, other) is not None
        ):
            low = view.group_start(other)
            return max(child.i, low - 1)
    return stop


def _raised(view: View, verb: Token, child: Token, frame: Frame, cue_start: int, end: int) -> Draft | None:
    """*He seems to be losing*: subject and infinitive are the content, there is no source."""
    if child.lemma in verbs() and set(verbs()[child.lemma]) & {"that", "q"} and child.lemma != "show":
        return None
    subject = view.subject(verb)
    pieces = []
    if subject is not None and subject.i < verb.i and subject.tag not in ("EX",):
        pieces.append(view.phrase(subject))
    start, stop = view.extent(child)
    pieces.append((max(start, end + 1), stop))
    return make(view, verb, frame, cue_start, end, None, pieces, child)


def _looks(view: View, verb: Token, frame: Frame, cue_start: int, end: int) -> Draft | None:
    """*She looks strong*, *it appeared ready*, *this seems like a snub*."""
    subject = view.subject(verb)
    if subject is None or subject.i > verb.i:
        return None
    for child in verb.children:
        if child.i > verb.i and (
            child.dep in ("acomp", "oprd", "attr") or (child.dep == "prep" and child.lower in ("like", "as"))
        ):
            if child.lower in adjectives() and any(c.dep in ("ccomp", "xcomp", "prep") for c in child.children):
                return None
            return make(view, verb, frame, cue_start, end, None, [view.phrase(subject), view.extent(child)], child)
    return None


def _rescue(view: View, verb: Token, frames: Frames, cue_start: int, end: int, source: Token) -> Draft | None:
    """Where the parse gave a verb of saying no clause: what stands before *…, he said*, or behind it."""
    frame = frames.get("that!person") or frames["that"]
    tokens = view.tokens
    phrase = view.phrase(source)
    low = min(cue_start, phrase[0])
    begin = low
    while begin > 0 and tokens[begin - 1].text not in (";", ":", "(") and view.quoted[begin - 1] == view.quoted[low]:
        begin -= 1
    closes = max(end, phrase[1]) + 1
    followed = tokens[closes].text if closes < len(tokens) else "."
    tail = followed in (".", ",", ";") or (tokens[closes].tag == "IN" and tokens[closes].lower != "that")
    if low > 3 and tokens[low - 1].text == "," and tail and _has_finite(view, begin, low - 2):
        if tokens[begin].lower in ("as", "when", "while", "after", "before", "if", "because", "although", "though"):
            return None
        return make(view, verb, frame, cue_start, end, source, [(begin, low - 2)], _top(view, begin, low - 2))
    if source.i > verb.i:
        return None
    at = end + 1
    stop = len(tokens) - 1
    that = next((t.i for t in tokens[at:] if t.lower == "that" and t.tag in ("IN", "WDT") and t.i - at < 14), None)
    if that is not None and not any(t.text in (";", ":") for t in tokens[at:that]):
        at = that
    elif "that!person" in frames or (tokens[at].tag == "IN" and at < stop):
        return None
    for token in tokens[at:]:
        if token.text == ";" or (token.text in ('"', "“", "''") and token.i > at and tokens[token.i - 1].text == "."):
            stop = token.i - 1
            break
        if token.text == "," and token.i + 1 < len(tokens) and tokens[token.i + 1].tag == "VBG" and token.i > at + 3:
            stop = token.i - 1
            break
    if stop - at < 2 or not _has_finite(view, at, stop):
        return None
    return make(view, verb, frame, cue_start, end, source, [(at, stop)], _top(view, at, stop))


def _has_finite(view: View, start: int, stop: int) -> bool:
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in view.tokens[start : stop + 1])


def _top(view: View, start: int, stop: int) -> Token:
    """The verb that governs a range of tokens, else its last one."""
    found = None
    for token in view.tokens[start : stop + 1]:
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass") and not start <= token.head.i <= stop:
            return token
        if found is None and token.pos == "VERB" and token.dep not in ("aux", "auxpass"):
            found = token
    return found or view.tokens[stop]


def _with_adjuncts(view: View, verb: Token, child: Token, stop: int) -> int:
    """The end of a content clause, with what stands behind it and was hung on the verb of saying by mistake."""
    for other in verb.children:
        if other.i <= stop:
            continue
        if view.left[other.i] > stop + 2:
            break
        if other.dep in ("prep", "dative", "npadvmod", "advmod", "dobj", "oprd", "acomp", "npmod"):
            if other.lower in ("according", "via") or other.dep == "agent":
                break
            stop = view.right[other.i]
        elif other.dep == "advcl":
            if other.tag == "VBG" and view.tokens[view.left[other.i] - 1].text == ",":
                break
            mark = other.child("mark", "advmod")
            if mark is not None and mark.lower in ("as",):
                break
            stop = view.right[other.i]
        elif other.dep == "punct":
            continue
        else:
            break
    return stop


def _parenthetical(
    view: View, verb: Token, frame: Frame, cue_start: int, end: int, source: Token | None
) -> Draft | None:
    """*The plan, he said, will fail*; *as he said*; *X will fail, he said* where the parse has it the other way round."""
    head = verb.head
    if source is None or head is verb or (verb.i < source.i and verb.tag == "VBG"):
        return None
    mark = next((c for c in verb.children if c.dep in ("mark", "advmod") and c.i < verb.i), None)
    as_clause = verb.dep == "advcl" and mark is not None and mark.lower == "as"
    if not (verb.dep == "parataxis" or as_clause or (verb.dep == "ccomp" and verb.tag in ("VBD", "VBZ", "VBP"))):
        return None
    if verb.dep == "ccomp" and not _set_off(view, verb):
        return None
    if any(c.dep in ("dobj",) for c in verb.children):
        return None
    if frame.weak and not as_clause:
        return None
    low, high = view.extent(verb)
    start, stop = view.extent(head)
    pieces = [r for r in ((start, low - 1), (high + 1, stop)) if r[0] <= r[1]]
    if not pieces:
        return None
    if as_clause:
        cue_start = view.left[mark.i] if mark is not None and mark.i + 1 == cue_start else cue_start
    return make(view, verb, frame, cue_start, end, source, pieces, head)


def _set_off(view: View, verb: Token) -> bool:
    low, high = view.extent(verb)
    tokens = view.tokens
    before = low > 0 and tokens[low - 1].text in (",", "—", "–", "-")
    after = high + 1 < len(tokens) and tokens[high + 1].text in (",", "—", "–", "-", ".")
    return before and after and high - low < 12


def relative_gap(view: View, verb: Token) -> Token | None:
    """The antecedent that is the object of a relative clause's verb: *the deal (that) he criticised*."""
    at = verb
    for _ in range(3):
        if at.dep == "relcl":
            break
        if at.dep in ("xcomp", "conj") and at.head.pos == "VERB":
            at = at.head
        else:
            return None
    else:
        return None
    for child in verb.children:
        if child.dep == "dobj" and child.tag in ("WDT", "WP"):
            return child
    subject = next((c for c in at.children if c.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag in ("WDT", "WP"):
        return None
    return at.head if at.head.tag[:2] in ("NN", "PR", "DT", "CD") or at.head.tag == "WP" else None


def _object(
    view: View, verb: Token, target: Token, prepositions: list[Token], frames: Frames, cue_start: int, end: int,
    source: Token | None,
) -> Draft | None:  # fmt: skip
    """The claim whose content is the verb's object, with what is said of it."""
    if target.lower == "what" and target.head is verb:
        return _free_relative(view, verb, frames, cue_start, end, source)
    phrase = (target.i, target.i) if target.tag in ("WDT", "WP") else _object_phrase(view, verb, target)
    behind = target.i > verb.i
    for prep in prepositions:
        form = f"np:{prep.lower}"
        frame = frames.get(form)
        if frame is not None and prep.i > target.i and prep.children:
            stop = view.right[prep.i]
            pieces = [(phrase[0], stop)] if behind else [phrase, (prep.i, stop)]
            return make(view, verb, frame, cue_start, end, source, pieces, target)
    # the preposition was hung on the object
    if (behind and "np:as" in frames) or "np:of" in frames:
        for prep in target.children:
            frame = frames.get(f"np:{prep.lower}")
            if prep.dep == "prep" and frame is not None:
                return make(view, verb, frame, cue_start, end, source, [view.extent(target)], target)
    second = next((c for c in verb.children if c.dep == "oprd" and c.i > verb.i), None)
    if second is not None and "np:c" in frames:
        stop = view.right[second.i]
        pieces = [(phrase[0], stop)] if behind else [phrase, view.extent(second)]
        return make(view, verb, frames["np:c"], cue_start, end, source, pieces, target)
    if behind and verb.lemma in _CALLING and "np:c" in frames:
        return _called(view, verb, target, frames["np:c"], cue_start, end, source)
    frame = frames.get("np")
    if frame is None or (source is not None and frame.weak and not view.can_speak(source)):
        frame = frames.get("np!record")
        if frame is None or source is None or not view.is_record(source):
            return None
    if target.tag == "PRP" or target.tag == "DT":
        return None
    if verb.tag == "VB" and verb.dep in ("advcl", "acl", "relcl") and any(c.tag == "TO" for c in verb.children):
        return None
    if target.lower in ("himself", "herself", "themselves", "itself", "myself"):
        return None
    return make(view, verb, frame, cue_start, end, source, [phrase], target)


def _called(
    view: View, verb: Token, target: Token, frame: Frame, cue_start: int, end: int, source: Token | None
) -> Draft | None:
    """*called the plan “a gift”* where the parse makes one noun phrase of both."""
    start, stop = view.extent(target)
    for child in verb.children:
        if child.i > target.i and child.dep not in ("punct", "prep", "appos", "acomp", "oprd", "attr"):
            break
        if child.i > target.i and child.dep != "punct":
            stop = view.right[child.i]
    if stop - start < 2:
        return None
    return make(view, verb, frame, cue_start, end, source, [(start, stop)], target)


def _free_relative(
    view: View, verb: Token, frames: Frames, cue_start: int, end: int, source: Token | None
) -> Draft | None:
    """*what he described as threats*, *what he calls a raid*."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep == "prep" and f"np:{child.lower}" in frames:
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp", "amod")), None)
            if inner is not None:
                start, stop = view.extent(inner)
                stop = before_main(view, start, stop)
                cue_end = child.i if child.i == end + 1 else end
                return make(view, verb, frames[f"np:{child.lower}"], cue_start, cue_end, source, [(start, stop)], inner)
        if child.dep in ("oprd", "acomp", "attr", "ccomp") and "np:c" in frames:
            start, stop = view.extent(child)
            return make(
                view, verb, frames["np:c"], cue_start, end, source, [(start, before_main(view, start, stop))], child
            )
    return None


def before_main(view: View, start: int, stop: int) -> int:
    """The end of a content before the sentence's main verb, where the parse took that for a participle."""
    for token in view.tokens[start + 1 : stop + 1]:
        if (
            token.tag in ("VBD", "VBZ", "VBP")
            and token.dep in ("acl", "relcl")
            and not any(
                c.dep in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") or c.tag in ("WDT", "WP")
                for c in token.children
            )
        ):
            return token.i - 1
    return stop


#: Verbs whose object is always followed by what it is called.
_CALLING = frozenset({"call", "label", "dub", "brand", "term", "deem"})


def _object_phrase(view: View, verb: Token, target: Token) -> Range:
    start, stop = view.phrase(target)
    if target.i < verb.i:
        return start, min(stop, view.left[verb.i] - 1) if view.left[verb.i] > target.i else target.i
    return start, stop


def _prepositional(
    view: View, verb: Token, prep: Token, frames: Frames, cue_start: int, source: Token | None
) -> Draft | None:
    """*called for talks*, *warned of a flood*; the preposition belongs to the cue."""
    frame = frames.get("p:to" if prep.lower == "to" else prep.lower)
    if frame is None or source is None or (frame.weak and not view.can_speak(source)):
        return None
    inner = next((c for c in prep.children if c.dep in ("pobj", "pcomp", "prep")), None)
    if inner is None:
        return None
    start, stop = view.phrase(inner) if inner.dep == "pobj" else view.extent(inner)
    start = max(start, prep.i + 1)
    cue_end = prep.i if prep.i == verb.i + 1 or prep.i == verb.i + 2 else verb.i
    return make(view, verb, frame, cue_start, cue_end, source, [(start, max(stop, inner.i))], inner)


def _passive(view: View, verb: Token, frames: Frames, end: int, taken: bool) -> Iterator[Draft]:
    """*was criticised by*, *is expected to*, *was described as*, *it is believed that*, *measures opposed by*."""
    agent = next((c for c in verb.children if c.dep == "agent"), None)
    source: Token | None = None
    if agent is not None:
        source = next((c for c in agent.children if c.dep == "pobj"), None)
    cue_start = view.group_start(verb)
    reduced = verb.dep in ("acl", "amod", "appos")
    subject = view.subject(verb)
    if reduced and subject is None and verb.head.tag[:2] == "NN":
        subject = verb.head
    if verb.dep == "relcl" and subject is not None and subject.tag in ("WDT", "WP"):
        lead = [(subject.i, subject.i)]
    elif subject is None or (subject.lower in ("it", "there") and any(c.dep == "ccomp" for c in verb.children)):
        lead = []
    elif reduced:
        start, stop = view.phrase(subject)
        lead = [(start, max(subject.i, min(stop, view.left[verb.i] - 1)))]
    else:
        lead = [view.phrase(subject)]
    for child in verb.children:
        if child.i < verb.i:
            continue
        frame: Frame | None = None
        pieces: list[Range] = []
        if child.dep == "ccomp" and is_finite(child):
            frame = frames.get("that!person") or frames.get("that")
            pieces = [view.extent(child)]
        elif child.dep == "xcomp" and any(c.tag == "TO" for c in child.children):
            frame = frames.get("np:to")
            pieces = [*lead, view.extent(child)]
        elif child.dep in ("prep", "agent") and f"np:{child.lower}" in frames and child.lower != "by":
            frame = frames[f"np:{child.lower}"]
            pieces = [*lead, view.extent(child)]
        elif (
            child.dep == "prep" and child.lower == "about" and "about" in frames and verb.lemma in _ADDRESSED | {"ask"}
        ):
            frame = frames["about"]
            pieces = [(child.i + 1, view.right[child.i])]
        elif child.dep in ("oprd", "acomp", "attr"):
            frame = frames.get("np:c")
            pieces = [*lead, view.extent(child)]
        elif child.dep == "agent" and source is not None:
            for inner in source.children:
                if inner.dep == "prep" and f"np:{inner.lower}" in frames:
                    frame = frames[f"np:{inner.lower}"]
                    pieces = [*lead, view.extent(inner)]
        if frame is not None and pieces:
            draft = make(view, verb, frame, cue_start, end, source, pieces, child)
            if draft is not None:
                yield draft
            return
    if taken:
        return
    frame = frames.get("np")
    if frame is None or not lead:
        return
    if source is None and (reduced or "np:for" not in frames or frame.attitude != "accusation"):
        return
    if lead[0][0] == lead[0][1] and view.tokens[lead[0][0]].tag in ("PRP", "DT", "WDT", "WP") and source is None:
        return
    if source is not None and frame.weak and not view.can_speak(source):
        return
    assert subject is not None
    draft = make(view, verb, frame, cue_start, end, source, lead, subject)
    if draft is not None:
        yield draft


def cue_start_of(view: View, verb: Token) -> int:
    """Where the cue begins: at the verb's auxiliaries, or at a light verb above: *went on to say*."""
    start = view.group_start(verb)
    if verb.dep == "xcomp" and verb.head.pos == "VERB" and verb.head.i < verb.i:
        head = verb.head
        if (
            head.lemma in LIGHT_RAISING
            and view.left[verb.i] - head.i <= 2
            and not any(c.dep == "dobj" for c in head.children)
        ):
            return cue_start_of(view, head)
    return start


def source_of(view: View, subject: Token | None) -> Token | None:
    """The subject as a source, or None where it is none (*it, there, that*)."""
    if subject is None:
        return None
    lower = subject.lower
    if subject.tag in ("WDT", "WP") and subject.head.dep == "relcl":
        return subject
    if subject.tag in ("EX", "WDT", "DT") and lower in ("there", "that", "this"):
        return None
    if subject.pos == "VERB":
        return None
    return subject


def _it_says(verb: Token, source: Token | None) -> Token | None:
    """*It said that …* has a source; *it shows that …*, *it is important to note that …* have none."""
    if source is None or source.lower != "it":
        return source
    if source.head is not verb or verb.lemma in (
        "show",
        "indicate",
        "suggest",
        "reveal",
        "mean",
        "prove",
        "signal",
        "find",
    ):
        return None
    return source


def better_source(view: View, verb: Token, source: Token | None, cue_start: int) -> Token | None:
    """The source where the parse gave none, or a thing that cannot speak.

    A finite verb of saying takes the noun right before it (*…, the club's president, suggested*); a participle that is set
    off (*…, saying that*) takes the subject of the sentence.
    """
    matrix = teller_above(view, verb)
    if matrix is not None:
        told = source_of(view, view.subject(matrix))
        if told is not None:
            return told
    if verb.tag == "VBG" and verb.dep in ("advcl", "acl", "conj") and verb.lemma in _SAYING_ON:
        if source is not None and (view.can_speak(source) or view.is_record(source)) and source.lower != "it":
            return source
        root = verb.sentence.root
        top = source_of(view, view.subject(root)) if root is not None and root is not verb else None
        if top is not None and top.i < verb.i and view.can_speak(top):
            return top
        return source
    if source is not None or verb.tag not in ("VBD", "VBZ", "VBP") or verb.lemma not in verbs():
        return source
    at = cue_start - 1
    if at > 0 and view.tokens[at].text == ",":
        at -= 1
    if at < 0 or view.tokens[at].tag[:2] not in ("NN", "PR") or view.quoted[at] >= 0:
        return None
    noun = view.tokens[at]
    for _ in range(8):
        above = noun.head
        if above is noun or above.i > at or above.tag[:2] not in ("NN", "PR"):
            if noun.dep == "pobj" and above.head.tag[:2] == "NN" and above.head.i < at and above is not noun:
                noun = above.head
                continue
            break
        noun = above
    return noun if view.can_speak(noun) else None


def teller_above(view: View, verb: Token) -> Token | None:
    """The verb of saying with which this one belongs, where the parse hung it on the content of that.

    *He said that the talks had failed, adding that …*; *she says it was wrong and says she will …*.
    """
    set_off = verb.tag == "VBG" and verb.dep in ("advcl", "acl", "conj", "dep")
    if set_off:
        first = view.left[verb.i]
        if first == 0 or view.tokens[first - 1].text != "," or verb.lemma not in _SAYING_ON:
            return None
    elif (
        verb.dep != "conj"
        or verb.tag not in ("VBD", "VBZ", "VBP")
        or verb.lemma not in verbs()
        or any(c.dep in ("nsubj", "nsubjpass") or (c.dep == "mark" and c.lower == "that") for c in verb.children)
    ):
        return None
    at, found = verb.head, None
    for _ in range(5):
        if at.dep == "ccomp" and at.head.i < at.i and at.head.lemma in _SAYING | _SAYING_ON:
            teller = at.head
            if set_off or teller.tag == verb.tag:
                found = teller
            break
        if at.head is at or at.dep not in (
            "conj",
            "xcomp",
            "ccomp",
            "advcl",
            "acl",
            "pobj",
            "prep",
            "dobj",
            "attr",
            "relcl",
        ):
            break
        if not set_off and at.dep not in ("conj", "xcomp"):
            break
        at = at.head
    return found


#: Participles that go on with what the subject of the sentence says.
_SAYING_ON = frozenset(
    "say add tell write ask note warn call claim argue insist remark declare explain stress predict promise vow accuse "
    "describe recall suggest urge refer cite point".split()
)


def is_finite(verb: Token) -> bool:
    """The clause has a tense."""
    if verb.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    if any(c.tag in ("MD", "VBD", "VBZ", "VBP") and c.dep in ("aux", "auxpass", "cop") for c in verb.children):
        return True
    if verb.tag == "VB":
        return not any(c.tag == "TO" for c in verb.children) and any(
            c.dep in ("nsubj", "nsubjpass") for c in verb.children
        )
    if verb.pos != "VERB":
        return any(c.dep in ("nsubj", "nsubjpass") for c in verb.children)
    return verb.tag == "VBN" and any(c.dep in ("nsubj",) for c in verb.children)


def occasion_end(view: View, at: int) -> int:
    """The end of *in a statement, on Twitter, at a news conference* that stands straight behind the cue, else ``at``."""
    tokens = view.tokens
    if at + 1 >= len(tokens):
        return at
    prep = tokens[at + 1]
    if prep.tag != "IN" or prep.lower not in ("in", "on", "during", "via", "through"):
        return at
    noun = next((c for c in prep.children if c.dep == "pobj"), None)
    if noun is None or (noun.lemma not in OCCASIONS and noun.lower not in _MEDIA):
        return at
    stop = view.phrase(noun)[1]
    for child in noun.children:
        if child.i > noun.i and child.dep in ("relcl", "acl", "ccomp", "appos"):
            stop = min(stop, view.left[child.i] - 1)
    return stop if stop - at <= 9 else noun.i


def make(
    view: View, verb: Token, frame: Frame, cue_start: int, cue_end: int, source: Token | None, ranges: list[Range],
    head: Token,
) -> Draft | None:  # fmt: skip
    """A draft from ranges of tokens; None where nothing is left of the content."""
    stretched = occasion_end(view, cue_end)
    if not any(a <= i <= b for a, b in ranges for i in range(cue_end + 1, stretched + 1)):
        cue_end = stretched
    pieces: list[tuple[int, int]] = []
    kept: list[Range] = []
    for start, stop in ranges:
        for part in _without(start, stop, (cue_start, cue_end)):
            trimmed = view.trim(*part)
            if trimmed is not None:
                pieces.append(view.chars(*trimmed))
                kept.append(trimmed)
    if not pieces:
        return None
    draft = Draft(view, pieces, frame, view.chars(cue_start, cue_end), verb, head=head)
    draft.content = (min(a for a, _ in kept), max(b for _, b in kept))
    cited = _cited(view, verb)
    if cited is not None and source is not None and cited[1] is not source:
        participle, noun = cited
        phrase = view.phrase(noun)
        words = view.chars(participle.i, participle.i)
        draft.sources.append(SourceDraft(*view.chars(*phrase), noun, words, frame))
    if source is not None:
        phrase = _source_phrase(view, source, cue_start)
        for start, _ in kept:
            if source.i < start <= phrase[1]:
                phrase = phrase[0], start - 1
        draft.sources.append(SourceDraft(*view.chars(*phrase), source, draft.cue, frame))
    return draft


def _cited(view: View, verb: Token) -> tuple[Token, Token] | None:
    """*Interfax, citing the ministry, reported*: the participle and who is cited."""
    for child in verb.children:
        if child.tag == "VBG" and child.lemma in ("cite", "quote") and child.dep in ("advcl", "acl"):
            found = child
            break
    else:
        subject = verb.child("nsubj")
        if subject is None:
            return None
        for child in subject.children:
            if child.tag == "VBG" and child.lemma in ("cite", "quote") and child.dep in ("advcl", "acl"):
                found = child
                break
        else:
            return None
    noun = found.child("dobj")
    if noun is None or not (view.can_speak(noun) or view.is_record(noun)):
        return None
    return found, noun


def _source_phrase(view: View, source: Token, cue_start: int) -> Range:
    """The noun phrase of the source, without the cue where that hangs on it: *a letter asking …*."""
    if source.tag in ("WDT", "WP"):
        return source.i, source.i
    start, end = view.phrase(source)
    if start <= cue_start <= end:
        end = max(source.i, cue_start - 1) if source.i < cue_start else end
        while end > source.i and view.tokens[end].text in (",", "-", "–", "—", "who", "that", "which"):
            end -= 1
    return start, end


def _without(start: int, stop: int, hole: Range) -> list[Range]:
    """The range less the hole."""
    if hole[1] < start or hole[0] > stop:
        return [(start, stop)]
    return [r for r in ((start, hole[0] - 1), (hole[1] + 1, stop)) if r[0] <= r[1]]
