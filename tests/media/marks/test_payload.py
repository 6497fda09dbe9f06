"""A mark's number comes back through many wrong bits, or not at all: never another one."""

from __future__ import annotations

import numpy as np
import pytest

from media.marks.payload import CODED_BITS, NUMBER_MAX, Payload

KEY = b"a key of thirty-two bytes, or so"


def _heard(payload: Payload, number: int, *, noise: float, seed: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return (payload.bits(number) + chance.normal(0, noise, CODED_BITS)).astype(np.float32)


@pytest.mark.parametrize("number", [0, 1, 123_456_789, NUMBER_MAX])
def test_a_number_comes_back(number: int):
    reading = Payload(KEY).read(Payload(KEY).bits(number).astype(np.float32))
    assert reading is not None
    assert (reading.number, round(reading.agreement, 6)) == (number, 1.0)


@pytest.mark.parametrize("number", [-1, NUMBER_MAX + 1])
def test_a_number_that_does_not_fit_is_refused(number: int):
    with pytest.raises(ValueError, match="a mark carries"):
        Payload(KEY).bits(number)


def test_it_comes_back_when_one_bit_in_eight_is_wrong():
    payload = Payload(KEY)
    heard = [_heard(payload, number, noise=0.85, seed=number) for number in range(100)]
    wrong = np.mean([np.sign(soft) != payload.bits(number) for number, soft in enumerate(heard)])
    readings = [payload.read(soft) for soft in heard]
    assert wrong > 0.11
    assert [reading.number if reading else None for reading in readings] == list(range(100))


def test_noise_is_no_number():
    chance = np.random.default_rng(5)
    soft = chance.normal(0, 1, (800, CODED_BITS)).astype(np.float32)
    readings = [reading for each in soft if (reading := Payload(KEY).read(each))]
    assert [reading.agreement for reading in readings if reading.agreement > 0.6] == []


def test_nothing_heard_is_no_number():
    assert Payload(KEY).read(np.zeros(CODED_BITS, np.float32)) is None


def test_without_the_key_a_mark_does_not_pass():
    forged = [Payload(b"another key").bits(number).astype(np.float32) for number in range(200)]
    assert [each for each in forged if Payload(KEY).read(each)] == []


def test_two_numbers_that_differ_in_one_bit_share_no_more_than_strangers_do():
    payload = Payload(KEY)
    apart = [np.count_nonzero(payload.bits(number) != payload.bits(number ^ 1)) for number in range(0, 400, 2)]
    assert min(apart) >= 24  # the code's free distance
