"""What the network's heads make of a prompt's words: who is seen, what is done, to whom, how things lie, where it plays.

Every head is told the words' vectors and the rules' evidence, and began its training at the rules' own answers: where it has
learned nothing it says what they say. All answers are logarithms of probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.language.learned.evidence import TOLD, Evidence
from generation.engine.animatic.language.learned.network import Encoded

Array = npt.NDArray[np.float32]

OF_PAIR = 26
FARTHEST = 12  # words between two, as far as they are counted
FARTHEST_ROLE = 8


@dataclass(frozen=True)
class Heads:
    """Over one prompt; words behind those that the network read have no row."""

    learned: Mapping[str, Array]
    read: Encoded
    known: Evidence

    @cached_property
    def words(self) -> Array:
        """This will be [words, 384 + TOLD]: vectors and evidence side by side."""
        vectors = self.read.vectors
        return np.hstack([vectors, self.known.told[: len(vectors)]])

    @cached_property
    def nouns(self) -> Array:
        """This will be [words, 1 + classes of nouns]: nobody who is seen, or of which class."""
        return _shares(self._linear("noun", self.words))

    @cached_property
    def verbs(self) -> Array:
        """This will be [words, 1 + classes of deeds]."""
        return _shares(self._linear("verb", self.words))

    @cached_property
    def place(self) -> Array:
        """This will be [PLACES]."""
        pieces = self.read.pieces
        weights = np.exp(_shares(self._linear("pool", pieces)[:, 0]))
        return _shares(self._linear("place", np.concatenate([weights @ pieces, pieces[0], self.known.place])))

    def doer(self, verb: int, among: Sequence[int]) -> Array:
        """This will be [among + 1]: which of the words `among` which does the deed at word `verb`; nobody comes last."""
        return self._role("doer", verb, among, self.known.doers)

    def done_to(self, verb: int, among: Sequence[int]) -> Array:
        """This will be [among + 1]: likewise which it is done to."""
        return self._role("done_to", verb, among, self.known.done_to)

    def _role(self, name: str, verb: int, among: Sequence[int], said: Set[tuple[int, int]]) -> Array:
        deed, others = self.words[verb], self.words[list(among)]
        own = self._linear(f"{name}.deed", deed)
        scores = self._linear(f"{name}.who", others) @ own / np.sqrt(len(own))
        apart = [max(-FARTHEST_ROLE, min(FARTHEST_ROLE, each - verb)) + FARTHEST_ROLE for each in among]
        told = np.array([(verb, each) in said for each in among], np.float32)
        scores = scores + self.learned[f"{name}.told"] * told + self.learned[f"{name}.apart.weight"][apart, 0]
        return _shares(np.append(scores, self._linear(f"{name}.nobody", deed)))

    def relations(self, among: Sequence[int]) -> Array:
        """This will be [among, among, 1 + RELATIONS]: none, or how the first of two words lies to the second."""
        ones, others = (each.ravel() for each in np.meshgrid(range(len(among)), range(len(among)), indexing="ij"))
        at = np.array(among)
        a, b = at[ones], at[others]
        vectors = self.read.vectors
        sums = np.vstack([np.zeros_like(vectors[:1]), np.cumsum(vectors, axis=0)])
        first, last = np.minimum(a, b) + 1, np.maximum(a, b)
        between = (sums[np.maximum(last, first)] - sums[first]) / np.maximum(last - first, 1)[:, None]
        padded = np.vstack([np.zeros_like(vectors[:1])] * 2 + [vectors])
        before, before_that = padded[1:-1], padded[:-2]
        told = pairs_told(self.known, among)[ones, others]
        mixed = (
            self._linear("first", self.words[a])
            + self._linear("second", self.words[b])
            + self._linear("between", between)
            + self._linear("led", before[b] + 0.5 * before_that[b])
            + self._linear("leading", before[a])
            + self._linear("pair", told)
            + self.learned["apart.weight"][np.clip(b - a, -FARTHEST, FARTHEST) + FARTHEST]
        )
        scores = self._linear("lies", _gelu(self._linear("mixed", _gelu(mixed)))) + self._linear("rules", told)
        return _shares(scores).reshape(len(among), len(among), -1)

    def _linear(self, name: str, what: Array) -> Array:
        made = what @ self.learned[f"{name}.weight"].T
        bias = self.learned.get(f"{name}.bias")
        return np.asarray(made if bias is None else made + bias, np.float32)


def pairs_told(known: Evidence, among: Sequence[int]) -> Array:
    """This will be [among, among, OF_PAIR]: what the rules say of every two words.

    How the first lies to the second and the other way round, who does something to whom, who does or suffers it together,
    and how many phrases are between.
    """
    told = np.zeros((len(among), len(among), OF_PAIR), np.float32)
    doers, done_to = _by_verb(known.doers), _by_verb(known.done_to)
    roles = [(doers.get(verb, frozenset()), done_to.get(verb, frozenset())) for verb in doers.keys() | done_to.keys()]
    phrases = np.append(0, np.cumsum(known.told[:, TOLD - 8]))
    for x, a in enumerate(among):
        for y, b in enumerate(among):
            if a == b:
                continue
            told[x, y, known.linked.get((a, b), 0)] = 1
            told[x, y, 10 + known.linked.get((b, a), 0)] = 1
            told[x, y, 20:25] = (
                any(a in does and b in suffers for does, suffers in roles),
                any(b in does and a in suffers for does, suffers in roles),
                any(a in does and b in does for does, _ in roles),
                any(a in suffers and b in suffers for _, suffers in roles),
                b == a + 1,
            )
            told[x, y, 25] = (phrases[max(a, b)] - phrases[min(a, b) + 1]) / 4
    return told


def _by_verb(pairs: frozenset[tuple[int, int]]) -> dict[int, frozenset[int]]:
    return {verb: frozenset(who for each, who in pairs if each == verb) for verb in {verb for verb, _ in pairs}}


def _gelu(values: Array) -> Array:
    """D. Hendrycks and K. Gimpel, Gaussian Error Linear Units, 2016: the form with tanh."""
    return np.asarray(0.5 * values * (1 + np.tanh(np.sqrt(2 / np.pi) * (values + 0.044715 * values**3))), np.float32)


def _shares(scores: Array) -> Array:
    """Logarithms of the softmax over the last axis."""
    least = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(least - np.log(np.exp(least).sum(axis=-1, keepdims=True)), np.float32)
