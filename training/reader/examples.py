"""A labelled prompt as the network is taught it: pieces, words, what the rules say, and what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generation.engine.animatic.language.asking import evidence_of
from generation.engine.animatic.language.learned.evidence import Evidence
from generation.engine.animatic.language.learned.heads import Array, pairs_told
from generation.engine.animatic.language.learned.network import LONGEST, spans_of, tokenizer
from training.reader.corpus import Labelled


@dataclass(frozen=True)
class Example:
    """One prompt; words that the network does not read, and whoever stands at them, are left out."""

    pieces: Sequence[int]
    words: Sequence[tuple[int, int]]  # of each word its first piece and the one behind its last
    known: Evidence
    nouns: np.ndarray  # [words] 0, or 1 and the class
    verbs: np.ndarray
    place: int
    subjects: Sequence[int]  # their words
    doers: Sequence[tuple[int, int]]  # word of a deed; number of the subject that does it
    done_to: Sequence[tuple[int, int]]  # likewise that it is done to, or how many subjects there are: to nobody
    pairs: Array  # `heads.pairs_told` of the subjects
    lying: np.ndarray  # [subjects, subjects] 0, or 1 and the relation


def example_of(label: Labelled) -> Example:
    """This will find a label's words among the network's."""
    spans, within, pieces = spans_of(label.prompt, tokenizer(LONGEST))
    known = evidence_of(label.prompt, [label.prompt[begin:end].lower() for begin, end in spans])
    at = {place: number for number, (begin, end) in enumerate(spans[: len(within)]) for place in range(begin, end)}
    nouns, verbs = np.zeros(len(within), np.int64), np.zeros(len(within), np.int64)
    numbers: dict[int, int] = {}  # of a label's subject among those whose word is read
    subjects: list[int] = []
    for number, (_, end, kind) in enumerate(label.subjects):
        if (word := at.get(end - 1)) is not None and word not in subjects:
            numbers[number] = len(subjects)
            subjects.append(word)
            nouns[word] = 1 + kind
    doers, done_to = [], []
    for doer, begin, kind, other in label.deeds:
        if (word := at.get(begin)) is not None:
            verbs[word] = 1 + kind
            if doer in numbers:
                doers.append((word, numbers[doer]))
            if other is None or other in numbers:
                done_to.append((word, len(subjects) if other is None else numbers[other]))
    lying = np.zeros((len(subjects), len(subjects)), np.int64)
    for a, relation, b in label.relations:
        if a in numbers and b in numbers and numbers[a] != numbers[b]:
            lying[numbers[a], numbers[b]] = 1 + relation
    told = pairs_told(known, subjects)
    return Example(pieces, within, known, nouns, verbs, label.place, subjects, doers, done_to, told, lying)
