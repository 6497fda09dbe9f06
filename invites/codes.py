"""Invite codes: derived from a key and a slot's nonce, never kept. Pure functions; the key is passed in.

A code is HMAC-SHA256(key, slot id, nonce), written as 16 symbols of an alphabet of 24: 73 bits. The database holds a
second HMAC of the code to find it by; without the key neither leads to the code.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from uuid import UUID

# No 0 1 I L O U; of the pairs that look alike in handwriting (2 Z, 5 S, 6 G, 8 B, U V) one each; no A and E: no words.
ALPHABET = "23456789CDFHJKMNPQRTVWXY"
CODE_SYMBOLS = 16  # 24 ** 16 is 2 ** 73.4
PROOF_SYMBOLS = 8  # 24 ** 8 is 2 ** 36.7: guessed online alone, and at most ten times an hour
NONCE_BYTES = 16
_MEANT = str.maketrans("ZSGBU", "2568V")


def code_for(key: str, slot_id: UUID, nonce: bytes) -> str:
    """This will derive a slot's code: 16 symbols without dashes."""
    return _symbols(_mac(key, b"code", slot_id.bytes + nonce), CODE_SYMBOLS)


def lookup_for(key: str, code: str) -> bytes:
    """This will give the 32 bytes by which a code is found, whatever its spelling."""
    return _mac(key, b"lookup", normal_form(code).encode())


def proof_for(key: str, lookup: bytes, email: str) -> str:
    """This will derive the word that a letter to `email` carries: it ends with the code whose `lookup` it is."""
    return _symbols(_mac(key, b"proof", lookup + email.encode()), PROOF_SYMBOLS)


def normal_form(text: str) -> str:
    """This will read what somebody typed: any case, any width, any separators, twins taken for what was meant."""
    letters = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in letters if letter.isalnum()).translate(_MEANT)


def same(typed: str, expected: str) -> bool:
    """This will compare a typed word with the right one, in a time that tells nothing."""
    return hmac.compare_digest(normal_form(typed).encode(), expected.encode())


def grouped(symbols: str) -> str:
    """This will write a code for people: XXXX-XXXX-XXXX-XXXX."""
    return "-".join(symbols[start : start + 4] for start in range(0, len(symbols), 4))


def _mac(key: str, purpose: bytes, message: bytes) -> bytes:
    return hmac.new(key.encode(), b"sora-social:invite:" + purpose + b"\0" + message, hashlib.sha256).digest()


def _symbols(digest: bytes, count: int) -> str:
    number = int.from_bytes(digest, "big")  # 256 bits: the remainder's bias is below 2 ** -180
    written = []
    for _ in range(count):
        number, place = divmod(number, len(ALPHABET))
        written.append(ALPHABET[place])
    return "".join(written)
