"""Codes: derived, long enough, read as people write them."""

from __future__ import annotations

import math
from uuid import UUID

import pytest

from invites import codes

KEY = "k" * 48
SLOT = UUID("01890000-0000-7000-8000-000000000001")
NONCE = bytes(range(16))
CODE = codes.code_for(KEY, SLOT, NONCE)


def test_a_code_has_more_than_64_bits_in_an_alphabet_without_twins():
    assert math.log2(len(codes.ALPHABET)) * codes.CODE_SYMBOLS > 73
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET) == 24
    assert not set(codes.ALPHABET) & set("01OILUZSGBAE")


def test_the_same_slot_and_nonce_give_the_same_code():
    assert codes.code_for(KEY, SLOT, NONCE) == CODE
    assert (len(CODE), set(CODE) <= set(codes.ALPHABET)) == (16, True)


@pytest.mark.parametrize(
    ("key", "slot", "nonce"),
    [("j" * 48, SLOT, NONCE), (KEY, UUID(int=SLOT.int + 1), NONCE), (KEY, SLOT, bytes(16))],
    ids=["another key", "another slot", "another nonce"],
)
def test_anything_else_gives_another_code(key: str, slot: UUID, nonce: bytes):
    assert codes.code_for(key, slot, nonce) != CODE


@pytest.mark.parametrize(
    "spell",
    [
        str.lower,
        codes.grouped,
        lambda code: " ".join(code),
        lambda code: f"  {code[:8]}\u2013{code[8:]}\n",  # a dash that a phone made of two
        lambda code: "".join(chr(ord(letter) + 0xFEE0) for letter in code),  # full width
        lambda code: code.translate(str.maketrans("2568V", "ZSGBU")),  # every twin mistaken
    ],
    ids=["small", "grouped", "spaced", "long dash", "full width", "twins"],
)
def test_a_code_is_found_however_it_is_typed(spell):
    assert codes.lookup_for(KEY, spell(CODE)) == codes.lookup_for(KEY, CODE)


@pytest.mark.parametrize("typed", ["", "-", CODE[:-1], CODE + "2", CODE[::-1], "é" * 16, "\x00" + "7" * 16, "🙂"])
def test_anything_else_is_not_found(typed: str):
    assert codes.lookup_for(KEY, typed) != codes.lookup_for(KEY, CODE)


def test_symbols_are_spread_evenly():
    written = "".join(codes.code_for(KEY, SLOT, number.to_bytes(16, "big")) for number in range(3000))
    counts = [written.count(symbol) for symbol in codes.ALPHABET]
    assert (min(counts) > 1800, max(counts) < 2200, sum(counts)) == (True, True, 48000)  # 2000 ± 4.5 sigma


def test_the_word_of_a_letter_belongs_to_one_code_and_one_address():
    lookup = codes.lookup_for(KEY, CODE)
    word = codes.proof_for(KEY, lookup, "mia@example.org")
    assert len(word) == 8
    assert codes.same(codes.grouped(word).lower(), word)
    assert not codes.same(codes.proof_for(KEY, lookup, "noor@example.org"), word)
    assert not codes.same(codes.proof_for(KEY, bytes(32), "mia@example.org"), word)
    assert not codes.same("", word)
