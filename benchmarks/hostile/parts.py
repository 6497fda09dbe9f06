"""What hostile files are put together from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Hostile:
    """One file that must be refused."""

    family: str
    name: str  # what its sender called it
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Address:
    """Where the canary listens, and the file that nobody may make: what hostile files name."""

    host: str
    port: int  # TCP and UDP alike
    trap: str  # a path

    @property
    def http(self) -> str:
        return f"http://{self.host}:{self.port}/seen"


Content = bytes | Callable[[], bytes]
"""What is in a file, or how to make it: whatever takes long is made when it is wanted."""

Files = Iterator[tuple[str, Content]]
"""Names and contents."""

Family = Callable[[Address], Files]


@dataclass
class Box:
    """One box of an MP4, to be taken apart, bent and put together again."""

    name: bytes
    body: bytes = b""
    children: list[Box] | None = None

    def find(self, *path: bytes) -> Box:
        """The first box below this one along names."""
        if not path:
            return self
        return next(child for child in self.children or () if child.name == path[0]).find(*path[1:])

    def all(self, name: bytes) -> list[Box]:
        """Every box of a name below this one."""
        found = [self] if self.name == name else []
        return found + [each for child in self.children or () for each in child.all(name)]

    def bytes(self) -> bytes:
        content = self.body + b"".join(child.bytes() for child in self.children or ())
        return content if not self.name else (8 + len(content)).to_bytes(4) + self.name + content


_PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"mvex", b"moof", b"traf"}


def parsed(content: bytes) -> Box:
    """This will take an MP4 apart; the outermost box has no name."""
    return Box(b"", children=list(_boxes(content)))


def _boxes(content: bytes) -> Iterator[Box]:
    at = 0
    while at + 8 <= len(content):
        size, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        inner = content[at + 8 : at + size]
        yield Box(name, children=list(_boxes(inner))) if name in _PARENTS else Box(name, inner)
        at += size


def box(name: bytes, *parts: bytes) -> bytes:
    """This will be a box with a true length."""
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4) + name + body


def full(name: bytes, *parts: bytes, flags: int = 0, version: int = 0) -> bytes:
    """This will be a box with a version and flags."""
    return box(name, version.to_bytes(1) + flags.to_bytes(3), *parts)


def table(*rows: bytes, count: int | None = None) -> bytes:
    """This will be rows behind their number, or behind another number."""
    return (len(rows) if count is None else count).to_bytes(4) + b"".join(rows)


def chunk(name: bytes, body: bytes) -> bytes:
    """This will be a chunk of a PNG."""
    import zlib

    return len(body).to_bytes(4) + name + body + zlib.crc32(name + body).to_bytes(4)


def riff(form: bytes, *chunks: tuple[bytes, bytes], size: int | None = None) -> bytes:
    """This will be a RIFF file of chunks, with its true length or another."""
    body = form + b"".join(
        name + len(part).to_bytes(4, "little") + part + bytes(len(part) % 2) for name, part in chunks
    )
    return b"RIFF" + (len(body) if size is None else size).to_bytes(4, "little") + body


def element(identifier: int, body: bytes, *, length: int | None = None, length_bytes: int = 8) -> bytes:
    """This will be an element of a Matroska file; -1 is an unknown length."""
    name = identifier.to_bytes((identifier.bit_length() + 7) // 8)
    size = len(body) if length is None else length
    number = (1 << 7 * length_bytes) - 1 if size == -1 else size
    return name + (number | 1 << 7 * length_bytes).to_bytes(length_bytes) + body


class Bits:
    """Bits, most significant first, as codecs write their headers."""

    def __init__(self) -> None:
        self._bits = ""

    def u(self, value: int, count: int) -> Bits:
        """A number in so many bits."""
        self._bits += f"{value:0{count}b}"
        return self

    def ue(self, value: int) -> Bits:
        """A number in Exp-Golomb code (ITU-T H.264, 9.1)."""
        code = f"{value + 1:b}"
        self._bits += "0" * (len(code) - 1) + code
        return self

    def bytes(self) -> bytes:
        """Ended by a set bit and filled up, as NAL units are."""
        bits = self._bits + "1"
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8)


def h264_sps(width: int, height: int) -> bytes:
    """This will be a sequence parameter set that claims a size in whole macroblocks (ITU-T H.264, 7.3.2.1.1)."""
    bits = Bits().u(66, 8).u(0xC0, 8).u(51, 8).ue(0).ue(0).ue(2).ue(1).u(0, 1)
    bits.ue(width // 16 - 1).ue(height // 16 - 1).u(1, 1).u(1, 1).u(0, 1).u(0, 1)
    raw, escaped = bits.bytes(), bytearray()
    for byte in raw:
        if byte <= 3 and escaped[-2:] == b"\0\0":
            escaped.append(3)
        escaped.append(byte)
    return b"\x67" + bytes(escaped)
