"""A strict reader of HLS playlists (RFC 8216): what is not allowed, missing, twice or of another form is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\r\n]*"|[^",\s]+)(?:,|$)')
BYTES = re.compile(r"([1-9][0-9]*)@(0|[1-9][0-9]*)")
RELATIVE = re.compile(r"[A-Za-z0-9_./-]+")
ONCE = ("EXT-X-VERSION", "EXT-X-TARGETDURATION", "EXT-X-MEDIA-SEQUENCE", "EXT-X-PLAYLIST-TYPE", "EXT-X-MAP")


@dataclass(frozen=True)
class Piece:
    """Bytes of a file from `begin` to before `end`; `duration_s` is 0 for the initialisation section."""

    uri: str
    begin: int
    end: int
    duration_s: float = 0.0

    @property
    def asked(self) -> str:
        """This will be the header by which a player asks for them."""
        return f"bytes={self.begin}-{self.end - 1}"


@dataclass(frozen=True)
class MediaPlaylist:
    version: int
    target_s: int
    init: Piece
    segments: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (self.init, *self.segments)


@dataclass(frozen=True)
class Variant:
    uri: str
    attributes: dict[str, str]


def media_playlist(text: str) -> MediaPlaylist:
    """This will read a media playlist of ours: complete (VOD, ended), fragmented MP4, relative names alone, and ranges of
    one file, of which no byte is left out.
    """
    tags: dict[str, str] = {}
    segments: list[Piece] = []
    duration: str | None = None
    place: str | None = None
    for line in lines_of(text):
        name, _, value = line.removeprefix("#").partition(":")
        if not line.startswith("#"):
            assert duration is not None, f"{line} has no EXTINF"
            assert place is not None, f"{line} has no EXT-X-BYTERANGE"
            assert "EXT-X-ENDLIST" not in tags
            segments.append(piece(line, place, float(duration)))
            duration = place = None
        elif name == "EXTINF":
            assert duration is None
            duration = value.removesuffix(",")
        elif name == "EXT-X-BYTERANGE":
            assert place is None
            place = value
        else:
            assert name in (*ONCE, "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-ENDLIST"), name
            assert name not in tags, f"{name} twice"
            tags[name] = value
    assert set(tags) == {*ONCE, "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-ENDLIST"}
    assert (tags["EXT-X-PLAYLIST-TYPE"], tags["EXT-X-MEDIA-SEQUENCE"]) == ("VOD", "0")
    target = int(tags["EXT-X-TARGETDURATION"])
    assert all(round(each.duration_s) <= target for each in segments)  # 4.3.3.1
    assert int(tags["EXT-X-VERSION"]) >= 6  # EXT-X-MAP before ordinary segments (section 7)
    found = attributes(tags["EXT-X-MAP"])
    assert set(found) == {"URI", "BYTERANGE"}
    init = piece(found["URI"], found["BYTERANGE"])
    assert init.begin == 0
    for before, after in zip([init, *segments], segments, strict=False):
        assert (before.uri, before.end) == (after.uri, after.begin), "a gap"
    return MediaPlaylist(int(tags["EXT-X-VERSION"]), target, init, tuple(segments))


def _matched(place: str) -> tuple[str, str]:
    found = BYTES.fullmatch(place)
    assert found is not None, place
    return found[1], found[2]


def piece(uri: str, place: str, duration_s: float = 0.0) -> Piece:
    """This will read a byte range (4.3.2.2); ours say where they begin."""
    size, begin = _matched(place)
    return Piece(relative(uri), int(begin), int(begin) + int(size), duration_s)


def multivariant_playlist(text: str) -> tuple[Variant, ...]:
    """This will read a multivariant playlist: each variant's attributes, and the address after them."""
    found: list[Variant] = []
    pending: dict[str, str] | None = None
    seen: set[str] = set()
    for line in lines_of(text):
        name, _, value = line.removeprefix("#").partition(":")
        if not line.startswith("#"):
            assert pending is not None
            found.append(Variant(relative(line), pending))
            pending = None
            continue
        assert pending is None, "a tag between EXT-X-STREAM-INF and its address"
        if name == "EXT-X-STREAM-INF":
            pending = attributes(value)
        else:
            assert name in {"EXT-X-VERSION", "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-MEDIA"}, name
            assert name not in seen
            seen.add(name)
    assert pending is None
    return tuple(found)


def attributes(text: str) -> dict[str, str]:
    """This will read an attribute list (4.2): quoted where it must be, no name twice, nothing left over."""
    pairs = ATTRIBUTE.findall(text)
    assert ",".join(f"{name}={value}" for name, value in pairs) == text
    assert len({name for name, _ in pairs}) == len(pairs)
    for name, value in pairs:
        assert value.startswith('"') is (name in {"URI", "CODECS", "BYTERANGE", "SUBTITLES"}), name
    return {name: value.strip('"') for name, value in pairs}


def lines_of(text: str) -> list[str]:
    """This will be the lines after the first, which says what it is; no byte order mark, blank line or white space."""
    lines = text.split("\n")
    assert lines[0] == "#EXTM3U"
    assert lines[-1] == ""
    assert all(line and line == line.strip() for line in lines[1:-1])
    return lines[1:-1]


def relative(name: str) -> str:
    """This will be the name, once it is seen to point nowhere else."""
    assert RELATIVE.fullmatch(name), name
    assert not name.startswith("/")
    assert ".." not in name
    return name
