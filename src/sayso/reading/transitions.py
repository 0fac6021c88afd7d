"""Arc-eager transitions for many sentences at once, as spaCy's parser makes them one by one (spaCy 3.8, ``arc_eager``,
``_state``; MIT).

Each sentence is a stack, a buffer and the arcs so far; a step scores every move from eight tokens of that state and
makes the best that is allowed. Here a step is taken by all unfinished sentences together, so that what it costs is a
few calls of numpy instead of thousands of small ones: a fifth of spaCy's own time for the same moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.reading.words import Unfamiliar

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]

_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)

#: Tokens that a state is scored from: the first two of the buffer, the top three of the stack, the last left child of
#: the first, the last left and the last right child of the top.
_FEATURES = 8

#: Empty places below each stack, so that the top three can always be asked for.
_BELOW = 3


class Arcs(NamedTuple):
    """Head and label of each token; a root is its own head."""

    heads: Ints
    labels: Ints


class Transitions:
    """The scorer of one parser and the moves it knows.

    Raises ``Unfamiliar`` where the parser is another than the small English model's.
    """

    def __init__(self, parser: Any) -> None:
        model = parser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if lower.name != "precomputable_affine" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            raise Unfamiliar("a parser of other layers")
        kernel = lower.get_param("W")
        features, width, pieces, given = kernel.shape
        if features != _FEATURES or pieces != 2 or parser.cfg["beam_width"] != 1:
            raise Unfamiliar(f"{features} features, {pieces} pieces")
        self._width = 2 * width
        # the two pieces of each unit one behind the other, so that the greater is taken of two blocks
        self._lower: Floats = np.ascontiguousarray(kernel.transpose(3, 0, 2, 1).reshape(given, -1))
        self._nothing: Floats = lower.get_param("pad").reshape(features, width, 2).transpose(0, 2, 1).reshape(-1)
        self._lower_bias: Floats = np.ascontiguousarray(lower.get_param("b").T.reshape(-1))
        self._upper: Floats = np.ascontiguousarray(upper.get_param("W").T)
        self._upper_bias: Floats = upper.get_param("b")
        names = [parser.moves.class_name(number) for number in range(parser.moves.n_moves)]
        if any(name[0] not in "SDLRB" or "subtok" in name for name in names):
            raise Unfamiliar("moves of another kind")
        #: the labels of the moves, then that of roots
        self.labels: list[str] = [name.partition("-")[2] for name in names] + ["ROOT"]
        self._moves: Ints = np.array(["SDLRB".index(name[0]) for name in names], np.intp)
        #: by the set of moves that are allowed, what is added to each move's score
        allowed = np.arange(32)[:, None] >> self._moves & 1
        self._barred: Floats = np.where(allowed, np.float32(0), np.float32(-np.inf)).astype(np.float32)
        self._kept: Floats = np.empty((0, self._width), np.float32)

    def __call__(self, tokens: Floats, sizes: Sequence[int]) -> Arcs:
        """The arcs of sentences of these sizes, whose tokens' vectors stand one behind the other; heads are rows of
        ``tokens``, labels indices of ``labels``."""
        state = _States(sizes)
        table = self._table(tokens)
        while len(state.stack):
            near = state.near()
            hidden = table.take(near.rows, axis=0).sum(axis=1)
            hidden += self._lower_bias
            half = self._width // 2
            scores = np.maximum(hidden[:, :half], hidden[:, half:]) @ self._upper
            scores += self._upper_bias
            scores += self._barred[state.allowed(near)]
            best = scores.argmax(axis=1)
            state.step(self._moves[best], best, near)
        heads = state.heads[:-1]
        roots = heads < 0
        labels = state.labels[:-1]
        labels[roots] = len(self.labels) - 1
        return Arcs(np.where(roots, np.arange(len(heads)), heads), labels)

    def _table(self, tokens: Floats) -> Floats:
        """What each token adds as each of the features, a row each; the last rows stand for no token."""
        size = len(tokens)
        if len(self._kept) < (size + 1) * _FEATURES:
            self._kept = np.empty(((size + 1) * _FEATURES, self._width), np.float32)
        table = self._kept[: (size + 1) * _FEATURES]
        wide = table.reshape(size + 1, -1)
        np.matmul(tokens, self._lower, out=wide[:-1])
        wide[-1] = self._nothing
        return table


class _Near(NamedTuple):
    """The tokens that a step of each sentence looks at, -1 where there is none."""

    first: Ints
    second: Ints
    top: Ints
    rows: Ints


class _States:
    """The states of all sentences. Tokens go by their row among all; what stands for each token has one place more,
    for none."""

    def __init__(self, sizes: Sequence[int]) -> None:
        lengths = np.array(sizes, np.intp)
        self.total = int(lengths.sum())
        ends = np.cumsum(lengths)
        starts = ends - lengths
        self.heads: Ints = np.full(self.total + 1, -1, np.intp)
        self.labels: Ints = np.zeros(self.total + 1, np.intp)
        self._left: Ints = np.full(self.total + 1, -1, np.intp)
        self._right: Ints = np.full(self.total + 1, -1, np.intp)
        #: of a right child, the one that its head had before it
        self._before: Ints = np.full(self.total + 1, -1, np.intp)
        self._returned = np.zeros(self.total + 1, np.bool_)
        self._begins = np.zeros(self.total + 1, np.bool_)
        self._begins[starts] = True
        places = np.cumsum(lengths + _BELOW) - lengths
        self._stacks: Ints = np.full(self.total + _BELOW * len(sizes), -1, np.intp)
        self._buffers: Ints = np.full(self.total + _BELOW * len(sizes), -1, np.intp)
        alive = lengths > 0
        # of each unfinished sentence: where its stack begins and ends, likewise what was put back before the buffer,
        # the first token of the buffer that was never moved, and the end of the sentence
        self._bottom = places[alive]
        self.stack = self._bottom.copy()
        self._back = self._bottom.copy()
        self._next = starts[alive]
        self._end = ends[alive]

    def near(self) -> _Near:
        """The tokens that the next step is scored from, and the rows of the table for them."""
        put_back = self._back - self._bottom
        upcoming = np.where(self._next < self._end, self._next, -1)
        following = np.where(self._next + 1 < self._end, self._next + 1, -1)
        if put_back.any():
            last, last_but_one = self._buffers[self._back - 1], self._buffers[self._back - 2]
            first = np.where(put_back > 0, last, upcoming)
            second = np.where(put_back > 1, last_but_one, np.where(put_back == 1, upcoming, following))
        else:
            first, second = upcoming, following
        top = self._stacks[self.stack - 1]
        rows = np.empty((len(top), _FEATURES), np.intp)
        rows[:, 0] = first
        rows[:, 1] = second
        rows[:, 2] = top
        rows[:, 3] = self._stacks[self.stack - 2]
        rows[:, 4] = self._stacks[self.stack - 3]
        rows[:, 5] = self._left[first]
        rows[:, 6] = self._left[top]
        rows[:, 7] = self._right[top]
        rows[rows < 0] = self.total
        rows *= _FEATURES
        rows += np.arange(_FEATURES)
        return _Near(first, second, top, rows)

    def allowed(self, near: _Near) -> Ints:
        """The moves that each state allows, as a set of bits."""
        first, second, top, _ = near
        empty = top < 0
        more = first >= 0
        arcs = ~empty & more & ~self._begins[first]
        shift = empty | ((second >= 0) & ~self._begins[first] & ~self._returned[first])
        pause = (second >= 0) & (second == first + 1) & ~self._begins[second]
        found: Ints = shift * (1 << _SHIFT) + ~empty * (1 << _REDUCE) + arcs * (1 << _LEFT | 1 << _RIGHT)
        found += pause * (1 << _BREAK)
        return found

    def step(self, moves: Ints, best: Ints, near: _Near) -> None:
        """Make these moves; sentences with nothing left in stack and buffer are finished."""
        first, second, top, _ = near
        left = moves == _LEFT
        right = moves == _RIGHT
        push = (moves == _SHIFT) | right
        pop = left | (moves == _REDUCE)
        if left.any():
            head, child = first[left], top[left]
            old = self.heads[child]
            # a right arc that is replaced is the last that its head had
            had = old >= 0
            self._right[old[had]] = self._before[child[had]]
            self._left[head] = child
            self.heads[child] = head
            self.labels[child] = best[left]
            self._returned[head] = False
        if right.any():
            head, child = top[right], first[right]
            self._before[child] = self._right[head]
            self._right[head] = child
            self.heads[child] = head
            self.labels[child] = best[right]
        if (moves == _BREAK).any():
            self._begins[second[moves == _BREAK]] = True
        # without a head, and not alone on the stack, a token goes back to the buffer
        back = (moves == _REDUCE) & (self.heads[top] < 0) & (self.stack - self._bottom > 1)
        if back.any():
            token = top[back]
            self._returned[token] = True
            self._buffers[self._back[back]] = token
        self._stacks[self.stack[push]] = first[push]
        taken = push & (self._back > self._bottom)
        self._next += push & ~taken
        self._back += back
        self._back -= taken
        self.stack += push
        self.stack -= pop
        done = (self.stack == self._bottom) & (self._back == self._bottom) & (self._next >= self._end)
        if done.any():
            kept = ~done
            self.stack, self._bottom, self._back = self.stack[kept], self._bottom[kept], self._back[kept]
            self._next, self._end = self._next[kept], self._end[kept]
