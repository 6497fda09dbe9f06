"""CBOR (RFC 8949), as much of it as manifests use: written for the tests, so that they trust no library of the product."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tagged:
    number: int
    value: Any


def loads(data: bytes) -> Any:
    """This will decode one item that fills `data`; raises ValueError for anything else."""
    value, end = _item(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes after the item")
    return value


def dumps(value: Any) -> bytes:
    """This will encode integers, texts, bytes, lists, maps, None and tags, each in its shortest form."""
    if value is None:
        return b"\xf6"
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(map(dumps, value))
    if isinstance(value, dict):
        return _head(5, len(value)) + b"".join(dumps(key) + dumps(each) for key, each in value.items())
    if isinstance(value, Tagged):
        return _head(6, value.number) + dumps(value.value)
    raise TypeError(type(value).__name__)


def _head(kind: int, number: int) -> bytes:
    for size, code, form in ((24, None, ""), (1 << 8, 24, ">B"), (1 << 16, 25, ">H"), (1 << 32, 26, ">I")):
        if number < size:
            return (
                bytes([kind << 5 | number]) if code is None else bytes([kind << 5 | code]) + struct.pack(form, number)
            )
    return bytes([kind << 5 | 27]) + struct.pack(">Q", number)


def _item(data: bytes, at: int) -> tuple[Any, int]:
    kind, low = data[at] >> 5, data[at] & 31
    if kind == 7:
        return _simple(data, at, low)
    if low > 27:
        raise ValueError("indefinite lengths are not used in manifests")
    number, at = (low, at + 1) if low < 24 else _number(data, at + 1, 1 << (low - 24))
    if kind < 2:
        return (number if kind == 0 else -1 - number), at
    if kind in (2, 3):
        if at + number > len(data):
            raise ValueError("cut off")
        piece = data[at : at + number]
        return (piece if kind == 2 else piece.decode()), at + number
    if kind == 6:
        value, at = _item(data, at)
        return Tagged(number, value), at
    return _container(data, at, number, is_map=kind == 5)


def _container(data: bytes, at: int, count: int, *, is_map: bool) -> tuple[Any, int]:
    if count > len(data):
        raise ValueError("cut off")
    items = []
    for _ in range(2 * count if is_map else count):
        value, at = _item(data, at)
        items.append(value)
    if not is_map:
        return items, at
    pairs = dict(zip(items[::2], items[1::2], strict=True))
    if len(pairs) != count:
        raise ValueError("a key twice")
    return pairs, at


def _number(data: bytes, at: int, size: int) -> tuple[int, int]:
    if at + size > len(data):
        raise ValueError("cut off")
    return int.from_bytes(data[at : at + size]), at + size


def _simple(data: bytes, at: int, low: int) -> tuple[Any, int]:
    if low in (20, 21, 22):
        return {20: False, 21: True, 22: None}[low], at + 1
    form = {25: ">e", 26: ">f", 27: ">d"}.get(low)
    if form is None:
        raise ValueError(f"simple value {low}")
    size = struct.calcsize(form)
    return struct.unpack(form, data[at + 1 : at + 1 + size])[0], at + 1 + size
