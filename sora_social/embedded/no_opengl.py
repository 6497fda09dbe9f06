"""A stand-in for OpenGL on a machine that has none, so that drawing on the CPU needs no administrator.

The wheel of skia is linked against libGL and libEGL, and the loader wants to see them even though the animatic engine
and the visible mark only ever draw into memory. A server without a screen often lacks both, and installing them takes
root. This writes two tiny shared libraries that define the same names, each leading to one instruction that stops the
process: nothing of ours calls them. They are made only when the real ones are missing, and looked for after the
machine's own.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

NAMES = ("libGL.so.1", "libEGL.so.1")
_MACHINES = {"x86_64": (62, b"\x0f\x0b"), "aarch64": (183, b"\x00\x00\x00\x00")}  # ELF's number, an illegal instruction
_HEADER, _SEGMENT, _SYMBOL, _SECTION, _SEGMENTS = 64, 56, 24, 64, 4
_PAGE = 0x10000  # the largest page of either machine


def make(folder: Path) -> Path:
    """This will write the stand-ins into `folder`, with every OpenGL name that skia asks for, and give the folder."""
    folder.mkdir(exist_ok=True)
    found = find_spec("skia")
    names = undefined_names(Path(found.origin)) if found and found.origin else []
    symbols = [name for name in names if name.startswith(("gl", "egl"))]
    for soname in NAMES:
        folder.joinpath(soname).write_bytes(library(soname, symbols, os.uname().machine))
    return folder


def undefined_names(file: Path) -> list[str]:
    """This will list the symbols that a 64-bit ELF library expects others to define (System V ABI, chapter 4)."""
    data = file.read_bytes()
    start, size, count = struct.unpack_from("<Q", data, 40)[0], *struct.unpack_from("<HH", data, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, start + index * size) for index in range(count)]
    table = next(section for section in sections if section[1] == 11)  # SHT_DYNSYM
    strings = sections[table[6]][4]
    found = []
    for offset in range(table[4], table[4] + table[5], _SYMBOL):
        name, _, _, section = struct.unpack_from("<IBBH", data, offset)
        if section == 0 and name:
            found.append(data[strings + name : data.index(b"\0", strings + name)].decode())
    return found


def library(soname: str, symbols: Sequence[str], machine: str) -> bytes:
    """This will make a shared library for `machine` (as uname says it) that defines `symbols` as functions.

    Raises KeyError for a machine other than x86_64 and aarch64.
    """
    number, trap = _MACHINES[machine]
    strings, offsets = _strings([soname, *symbols])
    code = _HEADER + _SEGMENTS * _SEGMENT
    symtab = _aligned(code + len(trap))
    count = len(symbols) + 1
    hashes = symtab + count * _SYMBOL
    hash_table = _hash_table([b"", *(name.encode() for name in symbols)])
    strtab = hashes + len(hash_table)
    dynamic = _aligned(strtab + len(strings))
    entries = [(14, offsets[0]), (4, hashes), (5, strtab), (6, symtab), (10, len(strings)), (11, _SYMBOL), (0, 0)]
    body = bytearray(dynamic + len(entries) * 16)
    body[:_HEADER] = _elf_header(number)
    body[_HEADER:code] = _segments(dynamic, len(entries) * 16)
    body[code : code + len(trap)] = trap
    defined = (struct.pack("<IBBHQQ", offset, 0x12, 0, 1, code, len(trap)) for offset in offsets[1:])
    body[symtab:hashes] = bytes(_SYMBOL) + b"".join(defined)
    body[hashes:strtab] = hash_table
    body[strtab : strtab + len(strings)] = strings
    body[dynamic:] = b"".join(struct.pack("<QQ", *entry) for entry in entries)
    return bytes(body)


def _strings(words: Iterable[str]) -> tuple[bytes, list[int]]:
    table, offsets = bytearray(b"\0"), []
    for word in words:
        offsets.append(len(table))
        table += word.encode() + b"\0"
    return bytes(table), offsets


def _hash_table(names: Sequence[bytes]) -> bytes:
    """The System V hash table with a single bucket: a chain through all symbols; the loader compares the names."""
    chain = [0, *range(2, len(names)), 0][: len(names)]
    return struct.pack(f"<II I {len(names)}I", 1, len(names), 1 if len(names) > 1 else 0, *chain)


def _elf_header(machine: int) -> bytes:
    identity = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)  # 64 bits, little-endian, version 1
    return identity + struct.pack(
        "<HHIQQQIHHHHHH", 3, machine, 1, 0, _HEADER, 0, 0, _HEADER, _SEGMENT, _SEGMENTS, _SECTION, 0, 0
    )


def _segments(dynamic: int, dynamic_size: int) -> bytes:
    """Code and tables to read and run; the dynamic section a page further, writable (older loaders adjust it in
    place); and a word that the stack stays as it is, without which a loader wants it executable."""
    segments = [
        (1, 5, 0, 0, 0, dynamic, dynamic, _PAGE),
        (1, 6, dynamic, dynamic + _PAGE, dynamic + _PAGE, dynamic_size, dynamic_size, _PAGE),
        (2, 6, dynamic, dynamic + _PAGE, dynamic + _PAGE, dynamic_size, dynamic_size, 8),
        (0x6474E551, 6, 0, 0, 0, 0, 0, 16),
    ]
    return b"".join(struct.pack("<IIQQQQQQ", *segment) for segment in segments)


def _aligned(offset: int) -> int:
    return (offset + 7) // 8 * 8
