"""Overlapping marks become nested pieces, and no character is lost or escaped twice."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.pages.marks import LAYERS, Mark, marked, nested

#: Drawing is slow where other programs keep the machine busy.
slowly = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)

MARKS = st.lists(
    st.builds(
        lambda a, n, layer: Mark(a, a + n, layer, anchor=f"x{a}-{n}" if layer == "anchor" else ""),
        st.integers(0, 40), st.integers(0, 30), st.sampled_from(LAYERS),
    ),
    max_size=12,
)  # fmt: skip


def flat(pieces: object) -> str:
    assert isinstance(pieces, list)
    return "".join(p if isinstance(p, str) else flat(p.inside) for p in pieces)


@slowly
@given(st.text("ab <&\n", min_size=40, max_size=40), MARKS, st.integers(0, 20), st.integers(20, 40))
def test_every_character_comes_once_and_in_order(text: str, marks: list[Mark], start: int, end: int) -> None:
    assert flat(nested(text, start, end, marks)) == text[start:end]


@slowly
@given(st.text("ab <&", min_size=40, max_size=40), MARKS)
def test_tags_are_balanced_and_text_is_escaped(text: str, marks: list[Mark]) -> None:
    html = str(marked(text, 0, 40, marks))
    stack: list[str] = []
    for close, name in re.findall(r"<(/?)(\w+)", html):
        if close:
            assert stack.pop() == name
        else:
            stack.append(name)
    assert not stack
    assert re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&amp;", "&") == text


@slowly
@given(st.text("ab", min_size=40, max_size=40), MARKS)
def test_what_a_mark_covers_is_marked(text: str, marks: list[Mark]) -> None:
    covered: dict[int, set[str]] = {n: set() for n in range(40)}

    def walk(pieces: object, at: int, layers: set[str]) -> int:
        assert isinstance(pieces, list)
        for piece in pieces:
            if isinstance(piece, str):
                for n in range(at, at + len(piece)):
                    covered[n] |= layers
                at += len(piece)
            else:
                at = walk(piece.inside, at, layers | {piece.mark.layer})
        return at

    walk(nested(text, 0, 40, marks), 0, set())
    for n in range(40):
        assert covered[n] == {m.layer for m in marks if m.start <= n < m.end}


def test_a_crossing_mark_is_cut_and_keeps_its_anchor_once() -> None:
    html = str(marked("abcdef", 0, 6, [Mark(0, 4, "claim"), Mark(2, 6, "anchor", anchor="x")]))
    assert html.count('id="x"') == 1
    assert html == '<mark class="claim">ab<span class="anchor" id="x">cd</span></mark><span class="anchor">ef</span>'


def test_a_number_stands_behind_the_last_piece() -> None:
    html = str(marked("abcdef", 0, 6, [Mark(0, 3, "place"), Mark(1, 5, "claim", number="7", href="#n")]))
    assert html.endswith('de</mark><a class="ref" href="#n">7</a>f')
    assert html.count("#n") == 1
