"""The sounds of a batch's clips are decoded together, and are what each is alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.ltx2.batch_sound import BatchSound
from generation.engine.ltx2.model import LoadedModel
from generation.engine.protocol import SilentWatch
from tests.ltx2.watching import SMALLEST

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

WISHES = [
    replace(SMALLEST, prompt="a ball", seed=1),
    replace(SMALLEST, prompt="rain", seed=2, audio=False),
    replace(SMALLEST, prompt="a bell", seed=3),
]


@pytest.fixture
def batches(loaded: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows the vocoder was given at each call."""
    rows: list[int] = []
    whole = loaded.pipe.vocoder.forward

    def counted(mel: Any, *args: Any, **how: Any) -> Any:
        rows.append(len(mel))
        return whole(mel, *args, **how)

    monkeypatch.setattr(loaded.pipe.vocoder, "forward", counted)
    return rows


def sounds(opened: OpenLtx2, wishes: list[Any]) -> list[Any]:
    """This will be the sound of each of `wishes`, made as one batch."""
    outcomes = opened.start(wishes, [SilentWatch()] * len(wishes))
    assert not any(isinstance(outcome, Exception) for outcome in outcomes), outcomes
    return [outcome.finish().sound for outcome in outcomes]  # type: ignore[union-attr]


def test_who_wants_sound_is_decoded_in_one_call_and_sounds_as_alone(opened: OpenLtx2, batches: list[int]) -> None:
    first, without, third = sounds(opened, WISHES)

    assert batches == [2]
    assert without is None
    for sound, wish in ((first, WISHES[0]), (third, WISHES[2])):
        assert np.abs(sound - sounds(opened, [wish])[0]).max() < 1e-5


def test_each_row_is_its_own(loaded: LoadedModel) -> None:
    """The tiny vocoder hardly hears what it is given: rows differ by 6e-6, one row twice by less than 1e-6."""
    import torch

    latents = [torch.randn(1, 1, 4, 16, generator=torch.Generator().manual_seed(seed)) * 3000 for seed in range(3)]
    together = BatchSound()
    for row, each in enumerate(latents):
        together.add(row, each)
    for row, each in enumerate(latents):
        alone = BatchSound()
        alone.add(7, each)
        with torch.no_grad():
            own, others = alone.heard(loaded, 7), [together.heard(loaded, other) for other in range(3)]
        apart = [float(np.abs(own - other).max()) for other in others]
        assert [distance < 1e-6 for distance in apart] == [other == row for other in range(3)]


def test_without_room_for_all_of_them_each_is_decoded_alone(
    opened: OpenLtx2, loaded: LoadedModel, batches: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch

    decode = loaded.pipe.audio_vae.decode

    def small(latents: Any, **how: Any) -> Any:
        if len(latents) > 1:
            raise torch.OutOfMemoryError("no room for two")
        return decode(latents, **how)

    monkeypatch.setattr(loaded.pipe.audio_vae, "decode", small)
    plan = opened.holding.plan
    first, _, third = sounds(opened, WISHES)

    assert batches == [1, 1]
    assert opened.holding.plan == plan  # the model has not made do with less
    assert first.shape == third.shape
