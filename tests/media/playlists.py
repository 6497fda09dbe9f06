"""A strict reader of HLS playlists (RFC 8216): what is not allowed, missing, twice or of another form is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\r\n]*"|[^",\s]+)(?:,|$)')
RELATIVE = re.compile(r"[A-Za-z0-9_./-]+")
ONCE = ("EXT-X-VERSION", "EXT-X-TARGETDURATION", "EXT-X-MEDIA-SEQUENCE", "EXT-X-PLAYLIST-TYPE", "EXT-X-MAP")


@dataclass(frozen=True)
class MediaPlaylist:
    version: int
    target_s: int
    init: str
    segments: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Variant:
    uri: str
    attributes: dict[str, str]


def media_playlist(text: str) -> MediaPlaylist:
    """This will read a media playlist of ours: complete (VOD, ended), fragmented MP4, relative names alone."""
    tags: dict[str, str] = {}
    segments: list[tuple[str, float]] = []
    duration: str | None = None
    for line in lines_of(text):
        name, _, value = line.removeprefix("#").partition(":")
        if not line.startswith("#"):
            assert duration is not None, f"{line} has no EXTINF"
            assert "EXT-X-ENDLIST" not in tags
            segments.append((relative(line), float(duration)))
            duration = None
        elif name == "EXTINF":
            assert duration is None
            duration = value.removesuffix(",")
        else:
            assert name in (*ONCE, "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-ENDLIST"), name
            assert name not in tags, f"{name} twice"
            tags[name] = value
    assert set(tags) == {*ONCE, "EXT-X-INDEPENDENT-SEGMENTS", "EXT-X-ENDLIST"}
    assert (tags["EXT-X-PLAYLIST-TYPE"], tags["EXT-X-MEDIA-SEQUENCE"]) == ("VOD", "0")
    target = int(tags["EXT-X-TARGETDURATION"])
    assert all(round(length) <= target for _, length in segments)  # 4.3.3.1
    assert int(tags["EXT-X-VERSION"]) >= 6  # EXT-X-MAP before ordinary segments (section 7)
    init = attributes(tags["EXT-X-MAP"])
    assert set(init) == {"URI"}
    return MediaPlaylist(int(tags["EXT-X-VERSION"]), target, relative(init["URI"]), tuple(segments))


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
            assert name in {"EXT-X-VERSION", "EXT-X-INDEPENDENT-SEGMENTS"}, name
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
        assert value.startswith('"') is (name in {"URI", "CODECS"}), name
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
