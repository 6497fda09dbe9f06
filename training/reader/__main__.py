"""`python -m training.reader`: teaches the reader by the corpus and keeps what it learned (a quarter of an hour)."""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from generation.engine.animatic.language import learned
from training.reader import KEPT_OUT
from training.reader.corpus import HERE, labelled
from training.reader.encoder import encoder
from training.reader.examples import Example, example_of
from training.reader.model import Reader, kept

KEPT = Path(learned.__file__).with_name("adapters.npz")
BATCH = 12
RATES = {"encoder": 1.5e-3, "heads": 3e-3}
WARMING = 60  # steps


def main() -> None:
    """This will train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--without", nargs="*", default=KEPT_OUT, help="hands of the corpus that are left out")
    parser.add_argument("--to", type=Path, default=KEPT)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)  # two wait for each other on a machine that others use
    paths = [path for path in sorted(HERE.glob("*.txt")) if path.stem not in given.without]
    examples = [example for path in paths for example in map(example_of, labelled(path)) if example.words]
    print(f"{len(examples)} prompts of {len(paths)} hands", flush=True)
    reader = Reader(encoder())
    _taught(reader, examples, given.epochs, random.Random(given.seed))
    np.savez_compressed(given.to, **{name: each.numpy().astype(np.float16) for name, each in kept(reader).items()})
    print(f"{given.to}: {given.to.stat().st_size / 1e6:.1f} MB")


def _taught(reader: Reader, examples: Sequence[Example], epochs: int, chance: random.Random) -> None:
    own = [(name.startswith("encoder."), each) for name, each in reader.named_parameters() if each.requires_grad]
    groups = [[each for is_encoder, each in own if is_encoder == wanted] for wanted in (True, False)]
    rates = [RATES["encoder"], RATES["heads"]]
    optimizer = torch.optim.AdamW([{"params": each} for each in groups], weight_decay=0.01)
    steps, done, begun = epochs * math.ceil(len(examples) / BATCH), 0, time.monotonic()
    reader.train()
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches(examples, chance):
            share = min(1.0, (done + 1) / WARMING) * max(0.02, 1 - done / steps)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * share
            loss = reader.losses(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([each for group in groups for each in group], 5.0)
            optimizer.step()
            total, done = total + loss.item(), done + 1
            if done % 50 == 0:
                print(f"\r{done} of {steps} steps, {time.monotonic() - begun:.0f} s", end="", flush=True)
        print(
            f"\repoch {epoch + 1}: loss {total * BATCH / len(examples):.3f}, {time.monotonic() - begun:.0f} s",
            flush=True,
        )


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[Sequence[Example]]:
    """Of prompts of about the same length, in any order."""
    ordered = sorted(examples, key=lambda each: len(each.pieces) + 6 * chance.random())
    batches = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]
    chance.shuffle(batches)
    yield from batches


if __name__ == "__main__":
    main()
