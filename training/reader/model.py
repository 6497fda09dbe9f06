"""What is trained: the package's encoder with adapters of low rank, and heads that begin at the rules' answers.

The heads are `learned.heads`', which computes the same in NumPy; names of weights are the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

import torch
from torch import Tensor, nn
from torch.nn import functional

from generation.engine.animatic.language.learned import evidence, heads
from generation.engine.animatic.language.learned.evidence import OF_PLACE, TOLD
from training.reader.examples import Example

WIDTH = 384
RANK = 16
FROZEN = 4
"""Lower layers that stay as they are."""

_ROLE = 96
_PAIR = 160
_OF_NOUN, _OF_PLACE, _OF_VERB = len(evidence.NOUN_CLASSES), len(evidence.PLACES), len(evidence.VERB_CLASSES)


class Adapted(nn.Module):
    """A matrix that stays, and two thin ones whose product is added."""

    def __init__(self, held: nn.Linear) -> None:
        super().__init__()
        self.held = held
        held.weight.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(RANK, held.in_features) / math.sqrt(held.in_features))
        self.up = nn.Parameter(torch.zeros(held.out_features, RANK))

    def forward(self, what: Tensor) -> Tensor:
        """This will apply both."""
        return self.held(what) + 2 * functional.linear(functional.linear(what, self.down), self.up)


def adapted(encoder: nn.Module) -> None:
    """This will put adapters into the upper layers of a BERT; all else of it but biases and norms there is frozen."""
    for parameter in encoder.parameters():
        parameter.requires_grad_(False)
    for layer in encoder.encoder.layer[FROZEN:]:
        attention = layer.attention
        for owner, name in (
            (attention.self, "query"), (attention.self, "key"), (attention.self, "value"), (attention.output, "dense"),
            (layer.intermediate, "dense"), (layer.output, "dense"),
        ):  # fmt: skip
            getattr(owner, name).bias.requires_grad_(True)
            setattr(owner, name, Adapted(getattr(owner, name)))
        for norm in (attention.output.LayerNorm, layer.output.LayerNorm):
            norm.requires_grad_(True)


class Role(nn.Module):
    """Who does a deed, or whom it is done to."""

    def __init__(self) -> None:
        super().__init__()
        self.deed, self.who = nn.Linear(WIDTH + TOLD, _ROLE), nn.Linear(WIDTH + TOLD, _ROLE)
        self.nobody, self.apart = nn.Linear(WIDTH + TOLD, 1), nn.Embedding(2 * heads.FARTHEST_ROLE + 1, 1)
        self.told = nn.Parameter(torch.tensor([2.0]))

    def forward(self, words: Tensor, verb: int, among: Sequence[int], told: Set[tuple[int, int]]) -> Tensor:
        """This will be [among + 1]: how likely it is each of them, and nobody."""
        scores = self.who(words[list(among)]) @ self.deed(words[verb]) / math.sqrt(_ROLE)
        farthest = heads.FARTHEST_ROLE
        apart = torch.tensor([max(-farthest, min(farthest, each - verb)) + farthest for each in among])
        said = torch.tensor([float((verb, each) in told) for each in among])
        return torch.cat([scores + self.told * said + self.apart(apart)[:, 0], self.nobody(words[verb])])


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        adapted(encoder)
        self.encoder = encoder
        self.norm, self.drop = nn.LayerNorm(WIDTH), nn.Dropout(0.1)
        self.noun, self.verb = nn.Linear(WIDTH + TOLD, 1 + _OF_NOUN), nn.Linear(WIDTH + TOLD, 1 + _OF_VERB)
        self.pool, self.place = nn.Linear(WIDTH, 1), nn.Linear(2 * WIDTH + OF_PLACE, _OF_PLACE)
        self.doer, self.done_to = Role(), Role()
        self.first, self.second = nn.Linear(WIDTH + TOLD, _PAIR), nn.Linear(WIDTH + TOLD, _PAIR)
        self.between, self.led, self.leading = (nn.Linear(WIDTH, _PAIR, bias=False) for _ in range(3))
        self.pair, self.apart = nn.Linear(heads.OF_PAIR, _PAIR, bias=False), nn.Embedding(2 * heads.FARTHEST + 1, _PAIR)
        self.mixed, self.lies = nn.Linear(_PAIR, _PAIR), nn.Linear(_PAIR, 1 + len(evidence.RELATIONS))
        self.rules = nn.Linear(heads.OF_PAIR, 1 + len(evidence.RELATIONS), bias=False)
        self._begin_at_rules()

    @torch.no_grad()
    def _begin_at_rules(self) -> None:
        for head, told in ((self.noun, TOLD), (self.verb, TOLD), (self.place, OF_PLACE)):
            head.weight[:, -told:] = 0
        for at in range(_OF_NOUN):
            self.noun.weight[1 + at, WIDTH + at] = 2.5
        for at in range(_OF_VERB):
            self.verb.weight[1 + at, WIDTH + _OF_NOUN + _OF_PLACE - 1 + at] = 2.5
        for at in range(_OF_PLACE):
            self.place.weight[at, 2 * WIDTH + at] = 2.5
        phrase = WIDTH + TOLD - 8
        self.noun.weight[0, phrase], self.noun.weight[0, phrase + 1], self.noun.bias[0] = -0.5, -2.5, 3.0
        self.verb.weight[0, phrase + 6], self.verb.bias[0] = -2.5, 3.0
        self.rules.weight.zero_()
        for at in range(len(evidence.RELATIONS)):
            self.rules.weight[1 + at, 1 + at] = 3.5
        self.lies.weight.mul_(0.3)
        self.lies.bias.zero_()
        self.lies.bias[0] = 2.5

    def losses(self, batch: Sequence[Example]) -> Tensor:
        """This will be the mean loss of a prompt: cross entropies of all that is labelled."""
        cross = functional.cross_entropy
        pieces, words, ends = self._read(batch)
        nouns = torch.tensor([each for example in batch for each in example.nouns])
        verbs = torch.tensor([each for example in batch for each in example.verbs])
        total = 0.3 * cross(self.noun(words), nouns, reduction="sum")
        total = total + 0.3 * cross(self.verb(words), verbs, reduction="sum")
        places = torch.tensor([example.place for example in batch])
        total = total + cross(self._placed(pieces, batch), places, reduction="sum", label_smoothing=0.05)
        for example, (begin, end) in zip(batch, ends, strict=True):
            own = words[begin:end]
            for role, wanted, told in (
                (self.doer, example.doers, example.known.doers),
                (self.done_to, example.done_to, example.known.done_to),
            ):
                if example.subjects and wanted:
                    scores = torch.stack([role(own, verb, example.subjects, told) for verb, _ in wanted])
                    total = total + 0.4 * cross(scores, torch.tensor([who for _, who in wanted]), reduction="sum")
            if len(example.subjects) > 1:
                scores = self.relations(own, example.subjects, torch.tensor(example.pairs))
                right = torch.tensor(example.lying)[apart(len(example.subjects))]
                total = total + 0.8 * cross(scores, right, reduction="sum")
        return total / len(batch)

    def _read(self, batch: Sequence[Example]) -> tuple[Sequence[Tensor], Tensor, list[tuple[int, int]]]:
        longest = max(len(each.pieces) for each in batch)
        ids = torch.tensor([[*each.pieces, *[0] * (longest - len(each.pieces))] for each in batch])
        mask = torch.tensor([[int(at < len(each.pieces)) for at in range(longest)] for each in batch])
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        hidden = self.drop(self.norm(hidden.float()))
        pieces = [hidden[at, : len(each.pieces)] for at, each in enumerate(batch)]
        vectors, told, ends = [], [], []
        for own, example in zip(pieces, batch, strict=True):
            sums = torch.cat([torch.zeros(1, WIDTH), own.cumsum(0)])
            first, last = (torch.tensor([each[side] for each in example.words], dtype=torch.long) for side in (0, 1))
            begin = ends[-1][1] if ends else 0
            ends.append((begin, begin + len(example.words)))
            vectors.append((sums[last] - sums[first]) / (last - first)[:, None])
            told.append(torch.tensor(example.known.told[: len(example.words)]))
        said = torch.cat(told)
        if self.training:  # no word's evidence is to be relied on alone
            said = said * (torch.rand(len(said), 1) > 0.1)
        return pieces, torch.cat([torch.cat(vectors), said], 1), ends

    def _placed(self, pieces: Sequence[Tensor], batch: Sequence[Example]) -> Tensor:
        rows = []
        for own, example in zip(pieces, batch, strict=True):
            weights = self.pool(own)[:, 0].softmax(0)
            rows.append(torch.cat([weights @ own, own[0], torch.tensor(example.known.place)]))
        return self.place(torch.stack(rows))

    def relations(self, words: Tensor, among: Sequence[int], pairs: Tensor) -> Tensor:
        """This will be, of every two words `among` which in their order, how likely each relation is, and none."""
        ones, others = apart(len(among)).nonzero(as_tuple=True)
        at = torch.tensor(among)
        a, b = at[ones], at[others]
        vectors = words[:, :WIDTH]
        sums = torch.cat([torch.zeros(1, WIDTH), vectors.cumsum(0)])
        first, last = torch.minimum(a, b) + 1, torch.maximum(a, b)
        between = (sums[last] - sums[first]) / (last - first).clamp(min=1)[:, None]
        padded = torch.cat([torch.zeros(2, WIDTH), vectors])
        told = pairs[ones, others]
        mixed = (
            self.first(words[a])
            + self.second(words[b])
            + self.between(between)
            + self.led(padded[1:-1][b] + 0.5 * padded[:-2][b])
            + self.leading(padded[1:-1][a])
            + self.pair(told)
            + self.apart((b - a).clamp(-heads.FARTHEST, heads.FARTHEST) + heads.FARTHEST)
        )
        mixed = self.mixed(self.drop(functional.gelu(mixed, approximate="tanh")))
        return self.lies(functional.gelu(mixed, approximate="tanh")) + self.rules(told)


def apart(count: int) -> Tensor:
    """This will be [count, count]: whether two are two."""
    return ~torch.eye(count, dtype=torch.bool)


def kept(reader: Reader) -> Mapping[str, Tensor]:
    """This will be what was learned, by the names that `learned.network` looks for."""
    told = {}
    for name, value in reader.named_parameters():
        if not value.requires_grad:
            continue
        short = name.removeprefix("encoder.").replace(".held.bias", ".bias")
        told[short] = 2 * value.detach() if name.endswith(".up") else value.detach()
    return told
