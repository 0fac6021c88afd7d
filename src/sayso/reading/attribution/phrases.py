"""Sources without a verb: *according to*, *in the words of*, *as X put it*; adverbs such as *reportedly*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import verbs
from sayso.reading.attribution.drafts import HEDGES, STATES, Draft, SourceDraft
from sayso.reading.attribution.tellers import SAYING
from sayso.reading.attribution.view import View
from sayso.reading.document import Token

#: Adverbs that put a clause at arm's length without naming anybody.
ADVERBS = frozenset("reportedly allegedly supposedly purportedly ostensibly".split())

_POLLS = frozenset("poll survey polling study".split())


def read_phrases(view: View) -> Iterator[Draft]:
    """The claims that prepositions and adverbs bring in."""
    for token in view.tokens:
        lower = token.lower
        if lower == "according":
            draft = _according(view, token)
        elif lower == "as" and token.i == 0 and token.tag == "IN":
            draft = _as_told(view)
        elif lower in ADVERBS and token.tag == "RB":
            draft = _adverb(view, token)
        elif lower in ("by", "from", "on") and token.i == 0 and (noun := token.child("pobj")) and noun.lemma in _DATA:
            draft = _in_words_of(view, token, noun)
        elif lower == "in" and token.dep == "prep":
            noun = next((c for c in token.children if c.dep == "pobj"), None)
            draft = _by_preposition(view, token) if noun is not None and _a_poll(noun) else None
            if draft is None and noun is not None and noun.lemma in _WORDS:
                draft = _in_words_of(view, token, noun)
        else:
            continue
        if draft is not None:
            yield draft


#: How far from the beginning, in tokens, the comma of *As the head of the council informed, …* may stand.
FARTHEST = 16


def _as_told(view: View) -> Draft | None:
    """*As the head of the council informed, the road is closed* (translations), where the parse sees no clause."""
    tokens = view.tokens
    comma = next((t.i for t in tokens[2:FARTHEST] if t.text == ","), 0)
    verb = tokens[comma - 1]
    if comma < 3:
        return None
    noun_like = verb.tag == "NNS" and verb.dep == "pobj" and verb.lower[:-1] in SAYING
    if not noun_like and (verb.tag not in ("VBN", "VBD", "VBZ") or verb.dep != "acl" or verb.children):
        return None
    frames = verbs().get(verb.lower[:-1] if noun_like else verb.lemma, {})
    frame = frames.get("that") or frames.get("that!person")
    noun = next((t for t in tokens[1 : verb.i] if t.tag[:2] in ("NN", "PR") and t.dep == "pobj"), None)
    trimmed = view.trim(comma + 1, len(tokens) - 1)
    if frame is None or noun is None or trimmed is None or not view.can_speak(noun):
        return None
    cue = view.chars(verb.i, verb.i)
    draft = Draft(view, [view.chars(*trimmed)], frame, cue, verb, head=_governor(view, [trimmed]), content=trimmed)
    draft.sources.append(SourceDraft(*view.chars(1, verb.i - 1), noun, cue, frame))
    return draft


#: Nouns behind *in* whose owner is a source: *in the opinion of the expert, in his words*; true for what one thinks.
_WORDS = {"opinion": True, "view": True, "estimation": True, "judgment": True, "judgement": True, "word": False,
          "telling": False, "parlance": False}  # fmt: skip


#: Nouns behind *by, from* at the beginning whose owner is a source: *By the data of the staff, …* (translations).
_DATA = frozenset({"data", "datum", "information", "word", "account", "estimate", "report"})


def _in_words_of(view: View, prep: Token, noun: Token) -> Draft | None:
    """*In the opinion of the expert, …*; *…, in his words, …*."""
    owner = next((c for c in noun.children if c.dep == "poss"), None)
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of" and c.i == noun.i + 1), None)
    if owner is not None and owner.tag[:2] in ("NN", "PR"):
        source, phrase, cue, high = owner, (view.phrase(owner)[0], owner.i), (noun.i, noun.i), noun.i
    elif of is not None and (inner := of.child("pobj")) is not None:
        source, phrase = inner, view.phrase(inner)
        cue, high = (prep.i, of.i), phrase[1]
    else:
        return None
    if not view.can_speak(source):
        return None
    draft = _around(view, prep, prep.i, high, cue, source, phrase)
    if draft is not None and _WORDS.get(noun.lemma, False):
        draft.frame = verbs()["believe"]["that"]
        draft.sources = [SourceDraft(s.start, s.end, s.head, s.cue, draft.frame) for s in draft.sources]
    return draft


def _a_poll(noun: Token) -> bool:
    """*in a poll by …*, *in the latest CNN survey*: one that is told of, not *in the polls*."""
    if noun.lemma not in _POLLS or noun.tag != "NN":
        return False
    return any(c.lower in ("a", "an") or c.tag == "NNP" for c in noun.children)


def _according(view: View, token: Token) -> Draft | None:
    to = view.tokens[token.i + 1] if token.i + 1 < len(view.tokens) else None
    if to is None or to.lower != "to":
        return None
    noun = next((c for c in to.children if c.dep == "pobj"), None)
    if noun is None:
        noun = next((t for t in view.tokens[to.i + 1 : to.i + 12] if t.tag[:2] in ("NN", "PR")), None)
        while noun is not None and noun.head.i > noun.i and noun.head.tag[:2] == "NN":
            noun = noun.head
    if noun is None:
        return None
    phrase = view.phrase(noun)
    start, stop = max(phrase[0], to.i + 1), max(phrase[1], to.i + 1)
    pieces = _region(view, token.i, stop)
    trimmed = [t for t in (view.trim(*p) for p in pieces) if t is not None]
    if not trimmed:
        return None
    head = _governor(view, trimmed)
    draft = Draft(view, [view.chars(*p) for p in trimmed], STATES, view.chars(token.i, to.i), token, head=head)
    draft.content = (trimmed[0][0], trimmed[-1][1])
    draft.sources.append(SourceDraft(*view.chars(start, stop), noun, draft.cue))
    return draft


#: Marks past which an *according to* does not reach.
_WALLS = frozenset({";", "(", ")", "[", "]"})


def _region(view: View, low: int, high: int) -> list[tuple[int, int]]:
    """The words that an *according to X* at ``low`` to ``high`` covers: what follows, what precedes, or both."""
    tokens = view.tokens
    begin = low
    while begin > 0 and tokens[begin - 1].text not in _WALLS:
        begin -= 1
    end = high
    while end + 1 < len(tokens) and tokens[end + 1].text not in _WALLS:
        end += 1
    told = tokens[low].head
    if told.dep == "ccomp" and told.i > high and low - view.left[told.i] <= 2 and view.left[told.i] > begin:
        # *said that, according to X, …*
        begin, end = view.left[told.i], min(end, view.right[told.i])
        if tokens[begin].lower == "that":
            begin += 1
    paired = ("neither", "either", "both")
    while begin < low and (
        (tokens[begin].tag == "CC" and tokens[begin].lower not in paired) or tokens[begin].text in (",", "—", "–", "-")
    ):
        begin += 1
    if begin >= low - 1:
        # at the beginning; a participle behind the name is the name's: *according to X, writing for Y, …*
        after = high + 1
        if after + 1 < len(tokens) and tokens[after].text == "," and tokens[after + 1].tag == "VBG":
            comma = next((t.i for t in tokens[after + 1 : end + 1] if t.text == ","), None)
            if comma is not None and comma < end - 2:
                after = comma
        return [(after, end)]
    following = high + 1
    if following > end or tokens[following].text in (".", "!", "?", '"', "”", "''"):
        return [(begin, low - 1)]
    if tokens[following].text == "," and following < end and tokens[following + 1].tag == "CC":
        return [(begin, low - 1)]
    if tokens[following].text in (",", "—", "–", "-") and tokens[low - 1].text in (",", "—", "–", "-"):
        if _has_verb(view, begin, low - 1) and tokens[following + 1 if following < end else end].tag in (
            "WDT",
            "WP",
            "VBG",
        ):
            return [(begin, low - 1)]
        return [(begin, low - 1), (following, end)]
    return [(begin, low - 1)]


def _has_verb(view: View, start: int, stop: int) -> bool:
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in view.tokens[start : stop + 1])


def _governor(view: View, pieces: list[tuple[int, int]]) -> Token:
    """The verb that governs these ranges, else their last token."""
    inside = [t for a, b in pieces for t in view.tokens[a : b + 1]]
    held = {t.i for t in inside}
    best = None
    for token in inside:
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod"):
            if token.head is token or token.head.i not in held:
                return token
            best = best or token
    return best or inside[-1]


def _by_preposition(view: View, prep: Token) -> Draft | None:
    noun = next((c for c in prep.children if c.dep == "pobj"), None)
    if noun is None:
        return None
    phrase = view.phrase(noun)
    return _around(view, prep, prep.i, phrase[1], (prep.i, prep.i), noun, phrase)


def _around(
    view: View, token: Token, low: int, high: int, cue: tuple[int, int], noun: Token, phrase: tuple[int, int]
) -> Draft | None:
    """The clause around a phrase of source is the content."""
    head = clause_head(token)
    if head is None:
        return None
    start, stop = clause_range(view, head, low)
    pieces = []
    for part in ((start, low - 1), (high + 1, stop)):
        if part[0] <= part[1]:
            trimmed = view.trim(*part)
            bare = all(t.dep == "mark" or t.pos == "PUNCT" for t in view.tokens[part[0] : part[1] + 1])
            if trimmed is not None and not bare:  # *said that, in her opinion, …*
                pieces.append(trimmed)
    if not pieces:
        return None
    draft = Draft(view, [view.chars(*p) for p in pieces], STATES, view.chars(*cue), token, head=head)
    draft.content = (pieces[0][0], pieces[-1][1])
    if phrase[0] <= phrase[1]:
        draft.sources.append(SourceDraft(*view.chars(*phrase), noun, draft.cue))
    return draft


def clause_head(token: Token) -> Token | None:
    """The verb of the clause in which a phrase stands."""
    at = token.head
    if token.head is token:
        return None
    for _ in range(30):
        if at.pos == "VERB" and at.dep not in ("aux", "auxpass", "amod"):
            return at
        if at.head is at:
            return at
        at = at.head
    return at


def contrasts(view: View, clause: Token) -> bool:
    """*…, while the other town held out*: a clause set off that says something of its own."""
    first = view.tokens[view.left[clause.i]]
    return (
        clause.dep == "advcl"
        and first.lower in ("while", "whereas")
        and first.i > 0
        and view.tokens[first.i - 1].text == ","
        and (
            clause.tag in ("VBD", "VBZ", "VBP")
            or any(c.tag in ("VBD", "VBZ", "VBP", "MD") and c.dep in ("aux", "auxpass") for c in clause.children)
        )
    )


def clause_range(view: View, head: Token, low: int) -> tuple[int, int]:
    """The clause of a verb: its subtree without coordinate clauses on the other side."""
    start, stop = view.extent(head)
    for child in head.children:
        if contrasts(view, child) and child.i > low:
            stop = min(stop, view.left[child.i] - 1)
        apart = child.dep == "conj" and any(c.dep in ("nsubj", "nsubjpass") for c in child.children)
        if apart and child.pos == "VERB" and view.left[child.i] > low:
            stop = min(stop, view.left[child.i] - 1)
    return start, stop


def _adverb(view: View, token: Token) -> Draft | None:
    head = clause_head(token)
    if head is None:
        return None
    if head.dep == "acl" and head.head.dep == "ROOT" and head.head.i < token.i and view.tokens[-1].text == ".":
        head = head.head  # *The duchess reportedly paid for it*, the verb taken for a participle
    start, stop = clause_range(view, head, token.i)
    if head.dep == "conj" and not any(c.dep in ("nsubj", "nsubjpass") for c in head.children):
        start = token.i + 1
    pieces = []
    for part in ((start, token.i - 1), (token.i + 1, stop)):
        if part[0] <= part[1]:
            trimmed = view.trim(*part)
            if trimmed is not None:
                pieces.append(trimmed)
    if not pieces:
        return None
    draft = Draft(view, [view.chars(*p) for p in pieces], HEDGES, view.chars(token.i, token.i), token, head=head)
    draft.content = (pieces[0][0], pieces[-1][1])
    return draft
