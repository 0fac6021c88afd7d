"""Direct speech: whose words a quotation is, by what stands before and behind it, whatever the parse says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge.cues import Frames, source_nouns, verbs, words
from sayso.reading.attribution.drafts import STATES, Draft, SourceDraft
from sayso.reading.attribution.extents import cue_start_of, occasion_end, source_phrase
from sayso.reading.attribution.set_off import top
from sayso.reading.attribution.tellers import SAYING, better_source, source_of
from sayso.reading.attribution.view import QUOTES, View
from sayso.reading.document import Token
from sayso.reading.quotes import Quotation


@dataclass(slots=True)
class _Said:
    """The words that bring a quotation in."""

    view: View
    verb: Token | None
    source: Token | None
    cue: tuple[int, int]
    before: bool


def read_direct(text: str, views: Sequence[View], quotations: Sequence[Quotation]) -> list[Draft]:
    """A draft for each stretch of direct speech: pieces of one stretch, cut by its cue or by a paragraph, are one."""
    found: list[Draft] = []
    last: Draft | None = None
    by_start = {}
    starts, ends = [v.sentence.start for v in views], [v.sentence.end for v in views]
    for n, quotation in enumerate(quotations):
        inside = list(views[bisect_right(ends, quotation.start) : bisect_left(starts, quotation.end)])
        if not inside or any(v.blocked for v in inside):
            continue
        by_start[n] = inside
    places = {id(v.sentence): k for k, v in enumerate(views)}
    for n, quotation in enumerate(quotations):
        inside = by_start.get(n, [])
        if not inside:
            continue
        if last is not None and last.cue is not None and last.cue[1] < quotation.start and _title(text, quotation):
            named_in_passing = ". " not in text[last.cue[1] : quotation.start]
            if named_in_passing:  # “…,” he said in his book “Rain and Snow.” “…”
                continue
        before, after = places[id(inside[0].sentence)] - 1, places[id(inside[-1].sentence)] + 1
        said = None
        if _stands_alone(text, inside[0], quotation):
            said = _behind(text, inside[-1], quotation)
            if said is None and after < len(views) and _left_open(text, quotation, inside[-1], views[after]):
                said = _behind(text, views[after], quotation)
            said = said or _signed(text, views[max(0, after - 1) : after + 1], quotation)
        said = said or _before(text, inside[0], quotation)
        if said is None and before >= 0 and _announced(views[before], inside[0], quotation):
            said = _before(text, views[before], quotation)
        previous = quotations[n - 1] if n else None
        piece = (quotation.start, quotation.end)
        if (
            last is not None
            and previous is not None
            and last.end == previous.end
            and _goes_on(text, last, previous, quotation, said)
        ):
            last.pieces.append(piece)
            last.more.extend(v for v in inside if v is not last.view and v not in last.more)
            continue
        if (
            last is not None
            and previous is not None
            and said is not None
            and said.verb is not None
            and last.cue_head is said.verb
            and last.quotation == n - 1
        ):
            last.pieces.append(piece)
            last.more.extend(v for v in inside if v is not last.view and v not in last.more)
            last.quotation = n
            continue
        if last is not None and last.cue is not None and _resumes(text, last, quotation, inside[0]) and said is None:
            last.pieces.append(piece)
            last.more.extend(v for v in inside if v is not last.view and v not in last.more)
            last.quotation = n
            continue
        if said is None:
            if last is not None and last.end != quotation.end:
                last = last if quotation.start < last.end else None
            continue
        draft = Draft(inside[0], [piece], STATES, said.cue, said.verb, manner="quoted", quotation=n)
        draft.more = inside[1:]
        if said.verb is not None:
            frames = _frames(said.view, said.verb) or {}
            draft.frame = frames.get("q") or frames.get("q!person") or frames.get("that") or STATES
        if said.source is not None:
            view = said.view
            low, high = source_phrase(view, said.source, said.verb.i if said.verb is not None else -1)
            if said.verb is not None and said.verb.sentence is view.sentence and low <= said.verb.i < said.source.i:
                low = said.verb.i + 1
            while high > said.source.i and view.tokens[high].end > quotation.start >= view.tokens[low].start:
                high -= 1
            while high > said.source.i and view.tokens[high].text in (":", ","):
                high -= 1
            draft.sources.append(SourceDraft(*view.chars(low, high), said.source, said.cue, draft.frame))
        if said.before and said.verb is not None:
            _with_fragment(text, draft, said, quotation)
        draft.head = _spoken(draft)
        found.append(draft)
        last = draft
    return found


def _spoken(draft: Draft) -> Token | None:
    """The verb that governs the first sentence of the words spoken."""
    start, end = draft.pieces[0]
    inside = [t for t in draft.view.tokens if start <= t.start and t.end <= end and t.text not in QUOTES]
    return top(draft.view, inside[0].i, inside[-1].i) if inside else None


def _with_fragment(text: str, draft: Draft, said: _Said, quotation: Quotation) -> None:
    """*These grounds, the lawyers said, “all lead to one end”*: what stands before the cue is part of the content."""
    view = said.view
    if (
        view.sentence is not draft.view.sentence
        or not text[quotation.inner_start : quotation.inner_start + 1].islower()
    ):
        return
    low = next(t.i for t in view.tokens if t.start >= said.cue[0])
    if said.source is not None:
        low = min(low, view.phrase(said.source)[0])
    tokens = view.tokens
    if low < 2 or tokens[low - 1].text != "," or any(view.quoted[t.i] >= 0 for t in tokens[:low]):
        return
    if tokens[0].tag in ("IN", "RB", "WRB", "VBG", "VBN", "TO", "WP", "RBR", "UH") or tokens[0].lower in ("asked",):
        return
    trimmed = view.trim(0, low - 2)
    if trimmed is not None and trimmed[1] > trimmed[0] - 1:
        draft.pieces.insert(0, view.chars(*trimmed))
        draft.manner = "mixed"


def _title(text: str, quotation: Quotation) -> bool:
    """A title in quotation marks: two to eight words, each long one of them with a capital."""
    words = text[quotation.inner_start : quotation.inner_end].strip(" ,.").split()
    long = [w for w in words if len(w) > 3]
    if not 2 <= len(words) <= 8 or len(long) < 2 or not words[0][:1].isupper():
        return False
    return all(w[:1].isupper() for w in long) and not text[quotation.start - 2 : quotation.start].startswith((",", ":"))


def _left_open(text: str, quotation: Quotation, view: View, following: View) -> bool:
    """*“Who knows?” the guard said* and *“Run!” she cried*: the stop within parts the quotation from its cue."""
    sentence = view.sentence
    return (
        text[quotation.inner_end - 1 : quotation.inner_end] in tuple("?!…")
        and sentence.end <= quotation.end
        and following.sentence.paragraph == sentence.paragraph
        and not following.blocked
    )


def _announced(before: View, view: View, quotation: Quotation) -> bool:
    """A quotation that begins a paragraph or sentence right behind one that ends in a colon."""
    return (
        bool(before.tokens)
        and before.tokens[-1].text == ":"
        and not before.blocked
        and view.sentence.start == quotation.start
        and view.sentence.paragraph - before.sentence.paragraph <= 1
    )


_SIGNATURE = re.compile(r"\s*[—–―]\s*(?=[^\W\d_])")


def _signed(text: str, views: Sequence[View], quotation: Quotation) -> _Said | None:
    """*“It was cold.” — Marta Lind, Turku*: a name behind a dash, and nothing more in its line."""
    dash = _SIGNATURE.match(text, quotation.end)
    if dash is None or "\n\n" in dash.group():
        return None
    stop = text.find("\n", dash.end())
    line = text[dash.end() : stop if stop >= 0 else len(text)].strip().rstrip(".")
    if not 2 < len(line) <= 80 or any(w[:1].islower() and len(w) > 3 for w in line.split()):
        return None
    for view in views:
        inside = [t for t in view.tokens if dash.end() <= t.start < dash.end() + len(line)]
        if inside and inside[0].start == dash.end():
            comma = next((k for k, t in enumerate(inside) if t.text == ","), len(inside))
            names = [t for t in inside[:comma] if t.tag[:2] in ("NN", "JJ")]
            if names and inside[0].text[:1].isupper():
                mark = next(k for k in range(quotation.end, dash.end()) if text[k] in "—–―")
                return _Said(view, None, names[-1], (mark, mark + 1), False)
    return None


def _stands_alone(text: str, view: View, quotation: Quotation) -> bool:
    """The quotation is no part of a clause that began before it: *will be “strategic,” he said* is one."""
    before = text[view.sentence.start : quotation.start].rstrip()
    return not before or before[-1] in ',:;—–-([|>…”"»' or before.endswith("''")


def _goes_on(text: str, last: Draft, previous: Quotation, quotation: Quotation, said: _Said | None) -> bool:
    """The quotation is more of the one before: nothing, or only the other's cue, lies between."""
    between = text[previous.end : quotation.start]
    if said is not None and (said.verb is None or said.verb is not last.cue_head):
        return False
    return not between.strip() and (said is None or said.verb is last.cue_head)


def _resumes(text: str, last: Draft, quotation: Quotation, view: View) -> bool:
    """A quotation of whole sentences that follows on the sentence with the cue."""
    assert last.cue is not None
    after = last.end if last.end > last.cue[1] else max(last.cue[1], *(s.end for s in last.sources), last.cue[1])
    if quotation.start < after:
        return False
    between = text[after : quotation.start]
    if last.cue[1] > last.pieces[-1][1]:
        # “…,” he said on Monday. “…”
        if len(between) > 240 or _another_speaker(text, last, quotation, between):
            return False
        stops = between.strip().rstrip("”\"'’")
        first = text[quotation.inner_start : quotation.inner_start + 1]
        return (
            (not stops or stops[-1] in ".,;:—–-!?")
            and stops.count(". ") == 0
            and (first.isupper() or first in "…'’[." or not stops or stops[-1] in ",—–-")
        )
    return not between.strip()


def _another_speaker(text: str, last: Draft, quotation: Quotation, between: str) -> bool:
    """A new paragraph opens with a quotation that may be somebody's answer, or the words of a list."""
    if "\n" not in between.strip(" "):
        return False
    asks = last.cue_head is not None and last.cue_head.lemma in ("ask", "inquire", "enquire", "wonder")
    question = "?" in text[last.pieces[-1][1] - 2 : last.pieces[-1][1]]
    return asks or question or between.strip(" .").count("\n") > 2 or bool(between.strip().strip("."))


def _behind(text: str, view: View, quotation: Quotation) -> _Said | None:
    """*“…,” said the minister on Friday*; *“…,” the minister, who was in Oslo, said*."""
    tokens = view.tokens
    first = next((t.i for t in tokens if t.start >= quotation.end), None)
    if first is None:
        return None
    mark = text[quotation.inner_end - 1 : quotation.inner_end] if quotation.inner_end > quotation.inner_start else ""
    comma = mark in (",", "?", "!", "…", "—", "–", "-") or text[quotation.end : quotation.end + 1] == ","
    if tokens[first].text in (",", "—", "–", "-"):
        first += 1
    if mark == "." and not comma:
        return None
    if first >= len(tokens):
        return None
    limit = next((t.i for t in tokens[first:] if view.quoted[t.i] >= 0), len(tokens))
    for token in tokens[first:limit]:
        if token.text in (";", ":") or (token.tag == "CC" and token.i == first):
            return None
        if token.pos != "VERB" or token.tag == "MD" or token.dep in ("aux", "auxpass", "amod"):
            continue
        if token.dep in ("relcl", "acl") and token.i > first + 1 and token.tag != "VBG":
            # the man who …, said
            continue
        frames = _frames(view, token)
        if frames is None or not ("q" in frames or "q!person" in frames):
            if token.lemma in ("put", "be", "have", "tell") or token.tag in ("VBN", "VBG"):
                continue
            return None
        subject = _quoted_subject(view, token, first, limit)
        if not comma and subject is None:
            return None
        if token.tag in ("VBG", "VBN", "VB") and (subject is None or view.quoted[subject.i] >= 0):
            return None
        if token.i - first > 25:
            return None
        return _said(view, token, subject, before=False)
    return None


def _frames(view: View, verb: Token) -> Frames | None:
    """The frames of a verb, with its particle where that makes another verb of it: *shot back*."""
    after = verb.i + 1
    if after < len(view.tokens):
        joined = verbs().get(f"{verb.lemma}_{view.tokens[after].lower}")
        if joined is not None:
            return joined
    return verbs().get(verb.lemma)


def _quoted_subject(view: View, verb: Token, first: int, limit: int) -> Token | None:
    """The speaker in the words behind a quotation: the noun before the verb, else the one behind it."""
    tokens = view.tokens
    for child in verb.children:
        if child.dep in ("nsubj", "nsubjpass") and first <= child.i < limit:
            return child
    before = [
        t
        for t in tokens[first : verb.i]
        if t.tag[:2] in ("NN", "PR") and (t.dep not in ("compound", "poss") or t.head is verb)
    ]
    if before:
        top = [t for t in before if t.head is verb or t.head.i < first or t.head.i >= verb.i]
        return (top or before)[0]
    for token in tokens[verb.i + 1 : min(limit, verb.i + 12)]:
        if token.text in (",", ".", ";") or token.pos in ("VERB", "ADP"):
            break
        if token.tag[:2] in ("NN", "PR", "CD") or token.tag in ("DT", "JJ"):
            top_noun = token
            while top_noun.head is not verb and top_noun.head.i > top_noun.i and top_noun.head.tag[:2] == "NN":
                top_noun = top_noun.head
            if top_noun.tag[:2] in ("NN", "PR") or (top_noun.head is verb and view.can_speak(top_noun)):
                return top_noun
    if verb.dep == "conj" or verb.tag == "VBG":
        return source_of(view, view.subject(verb))
    return None


def _before(text: str, view: View, quotation: Quotation) -> _Said | None:
    """*The minister said on Friday: “…”*; *In a statement, he wrote “…”*; *ANNA: “…”*."""
    tokens = view.tokens
    behind = [t for t in tokens if t.end <= quotation.start]
    if not behind:
        return None
    end = len(behind)
    last = behind[-1]
    begin = next((t.i for t in reversed(behind) if view.quoted[t.i] >= 0), -1) + 1
    if begin >= end:
        return None
    introduced = last.text in (",", ":")
    follows = text[quotation.end : quotation.end + 2]
    few = len(text[quotation.inner_start : quotation.inner_end].split()) <= 2
    if not introduced and (last.lower == "that" or (few and follows[:1] == " " and follows[1:].isalpha())):
        # *said that “all is lost”*, *said “zero” voters came*: words of an indirect telling
        return None
    size = quotation.inner_end - quotation.inner_start
    capital = text[quotation.inner_start : quotation.inner_start + 1].isupper()
    for token in reversed(tokens[begin:end]):
        if token.text in (";", "."):
            break
        if token.pos != "VERB" or token.tag == "MD" or token.dep in ("aux", "auxpass", "amod"):
            continue
        frames = _frames(view, token)
        if frames is None or not ("q" in frames or "q!person" in frames):
            if token.dep in ("relcl", "acl", "pcomp", "advcl", "xcomp") and introduced:
                continue
            if token.dep == "ccomp" and last.text == ":" and token.head.lemma in SAYING:
                # *said she had one thing: “…”* is told as a whole
                return None
            break
        adjacent = token.i == end - 1 or (introduced and end - token.i < 30)
        if not adjacent and not (capital and size > 25 and end - token.i < 12):
            break
        subject = None
        if token.tag == "VBN" and token.dep == "acl" and last.text == ":" and token.child("agent") is None:
            # *Lind, the mayor, tweeted in reply: “…”*, taken for a participle
            subject = token.head if view.can_speak(token.head) else None
        elif not view.is_passive(token):
            subject = better_source(view, token, source_of(view, view.subject(token)), view.group_start(token))
        if subject is None and token.tag in ("VBD", "VBZ") and not view.is_passive(token):
            # *Said Ellis: “…”*
            subject = _quoted_subject(view, token, token.i, end)
        if not introduced and not capital and token.i != end - 1:
            break
        if last.text == "," and token.i < end - 2 and last.i > 0 and _a_work(text, tokens[last.i - 1], quotation):
            break
        return _said(view, token, subject, before=True)
    if last.text == ":" and size > 12:
        return _colon(view, behind, begin)
    return None


def _a_work(text: str, noun: Token, quotation: Quotation) -> bool:
    """*said in his book, “Rain and Snow.”*: the quotation is the name of what was just named."""
    return noun.tag in ("NN", "NNP") and noun.dep == "pobj" and _is_name(text, quotation)


def _is_name(text: str, quotation: Quotation) -> bool:
    words = text[quotation.inner_start : quotation.inner_end].strip(" ,.").split()
    return 0 < len(words) <= 8 and all(w[:1].isupper() for w in words if len(w) > 3)


def _colon(view: View, behind: list[Token], begin: int) -> _Said | None:
    """*ANNA: “…”*, *The minister's reply: “…”*, *In a statement from the army: “…”*."""
    colon = behind[-1]
    nouns = [t for t in behind[begin:-1] if t.tag[:2] in ("NN", "PR")]
    if not nouns or len(behind) - begin > 25:
        return None
    if behind[begin].lower in words("inverted") and nouns[-1].i == colon.i - 1 and len(behind) - begin <= 6:
        # *Said Lind: “…”*, the verb taken for a part of the name
        return _Said(view, behind[begin], nouns[-1], view.chars(begin, begin), True)
    root = view.sentence.root
    if root is not None and root.pos == "VERB" and begin <= root.i < colon.i:
        subject = source_of(view, view.subject(root))
        if subject is None or not view.can_speak(subject):
            return None
        return _Said(view, None, subject, view.chars(colon.i, colon.i), True)
    head = nouns[-1]
    for token in nouns:
        if token.dep in ("ROOT", "nsubj", "pobj") or token.head.i >= colon.i:
            head = token
            break
    source: Token | None = head
    cue = view.chars(colon.i, colon.i)
    owner = next((c for c in head.children if c.dep == "poss"), None)
    if owner is not None and not view.can_speak(head):
        source = owner
        cue = view.chars(min(owner.i + 1, colon.i), colon.i)
    elif not view.can_speak(head) and head.lemma not in source_nouns() and head.lemma not in words("occasion"):
        return None
    return _Said(view, None, source, cue, True)


def _said(view: View, verb: Token, subject: Token | None, *, before: bool) -> _Said:
    start = cue_start_of(view, verb)
    end = verb.i
    following = verb.i + 1
    if following < len(view.tokens) and view.tokens[following].dep == "prt":
        end = following
    end = occasion_end(view, end)
    return _Said(view, verb, subject, view.chars(start, end), before)
