"""What a file is, told from a few of its bytes and a short list, before anything parses it.

Pure Python over bytes that were read with `pread`: nothing here can be led to another place or to a decoder.
"""

from __future__ import annotations

from collections.abc import Callable

from media.errors import MediaBrokenError, MediaEmptyError, MediaKindNotAllowedError, MediaTooLargeError
from media.safe.contracts import KINDS_OF, Container, Limits, wanted
from media.safe.natures import refuse_second_nature

Read = Callable[[int, int], bytes]
"""Gives up to `size` bytes from `offset` on; fewer at the end of the file."""

HEAD = 65_536
"""Bytes looked at from either end: the end record of a ZIP lies in the last 65,557 (its comment may have 65,535)."""

MP4_BRANDS = frozenset(
    b"isom iso2 iso3 iso4 iso5 iso6 iso7 iso8 iso9 avc1 mp41 mp42 M4V  M4VH M4VP MSNV dash msdh cmfc "
    b"3gp4 3gp5 3gp6 3g2a mmp4".split(b" ")
) | {b"M4V "}
"""Major brands of clips as phones, browsers and editors write them (mp4ra.org, "brands")."""

_SOUND_BRANDS = frozenset({b"M4A ", b"M4B "})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})

_STRANGERS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "gif"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF or raw picture"),
    (b"MM\x00*", "a TIFF or raw picture"),
    (b"8BPS", "a Photoshop file"),
    (b"%PDF-", "a PDF document"),
    (b"PK", "an archive"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"#!", "a script"),
    (b"#EXT", "a playlist"),
    (b"ffconcat", "a playlist"),
    (b"[playlist]", "a playlist"),
    (b"v=0", "a playlist"),
    (b"FLV\x01", "an FLV clip"),
    (b"\x30\x26\xb2\x75", "a Windows Media file"),
    (b"\x00\x00\x01\xba", "an MPEG stream"),
    (b"G@\x00", "an MPEG stream"),
    (b"RIFF", "an AVI clip"),
    (b"FORM", "an AIFF sound"),
    (b"<", "a page of markup"),
)
"""What people send by mistake, so that the refusal can name it. It decides nothing: whatever is not on the short
list is refused, named or not."""


def sniff(read: Read, size: int, limits: Limits) -> Container:
    """This will name the container of a file of `size` bytes, if it is one that these limits take.

    Raises MediaEmptyError, MediaTooLargeError, MediaKindNotAllowedError, MediaTwoNaturesError, MediaBrokenError.
    """
    if not size:
        raise MediaEmptyError
    if size > limits.max_bytes:
        raise MediaTooLargeError("bytes", limit=limits.max_bytes, found=size)
    head = read(0, HEAD)
    container = container_of(head)
    if container is None:
        raise MediaKindNotAllowedError(stranger(head), wanted=wanted(limits))
    if not KINDS_OF[container] & limits.kinds:
        raise MediaKindNotAllowedError(f"a {' or '.join(sorted(KINDS_OF[container]))}", wanted=wanted(limits))
    _refuse_above_its_kind(size, container, limits)
    refuse_second_nature(read, size, head)
    _refuse_impossible_size(head, size, container)
    return container


def container_of(head: bytes) -> Container | None:
    """This will name the container that begins with these bytes; None for all that is not on the list."""
    if head[4:8] == b"ftyp":
        return _boxed(head[8:12])
    if head[:4] == b"RIFF":
        return {b"WEBP": Container.WEBP, b"WAVE": Container.WAV}.get(head[8:12])
    for magic, container in _MAGIC:
        if head.startswith(magic):
            return container
    return Container.MP3 if _is_mp3(head) else None


def stranger(head: bytes) -> str:
    """This will name something that is not on the list, for the person who sent it."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "heic" if brand in _HEIC_BRANDS else "avif" if brand in (b"avif", b"avis") else "an unknown kind of MP4"
    begin = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    begin = begin.lstrip(b" \t\r\n")
    for magic, name in _STRANGERS:
        if begin.startswith(magic):
            return name
    return "a text" if _is_text(head[:512]) else "something unknown"


_MAGIC = (
    (b"\xff\xd8\xff", Container.JPEG),
    (b"\x89PNG\r\n\x1a\n", Container.PNG),
    (b"\x1aE\xdf\xa3", Container.MATROSKA),
    (b"OggS\x00", Container.OGG),
    (b"fLaC", Container.FLAC),
)


def _boxed(brand: bytes) -> Container | None:
    if brand == b"qt  ":
        return Container.QUICKTIME
    if brand in _SOUND_BRANDS:
        return Container.M4A
    return Container.MP4 if brand in MP4_BRANDS else None


def _is_mp3(head: bytes) -> bool:
    """An ID3v2 tag (id3.org, 2.2 to 2.4: sizes in seven bits a byte), or two frames one behind the other.

    Two, since one is eleven set bits, which turn up anywhere.
    """
    if head[:3] == b"ID3":
        return len(head) > 10 and head[3] in (2, 3, 4) and all(byte < 0x80 for byte in head[6:10])
    length = _mp3_frame_bytes(head[:4])
    return bool(length and _mp3_frame_bytes(head[length : length + 4]))


_MP3_KBITS = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),  # MPEG-1, layer III
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),  # MPEG-2 and 2.5, layer III
)
_MP3_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def _mp3_frame_bytes(header: bytes) -> int:
    """The length of the MPEG layer III frame that begins with four bytes (ISO/IEC 11172-3, 2.4.1.3); 0 for none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate_at = header[1] >> 3 & 3, header[2] >> 2 & 3
    kbits = _MP3_KBITS[0 if version == 3 else 1][header[2] >> 4]
    if version == 1 or rate_at == 3 or not kbits:
        return 0
    samples_by_8 = 144 if version == 3 else 72
    return samples_by_8 * kbits * 1000 // _MP3_RATES[version][rate_at] + (header[2] >> 1 & 1)


def _refuse_above_its_kind(size: int, container: Container, limits: Limits) -> None:
    most = max(limits.of(kind).max_bytes for kind in KINDS_OF[container] & limits.kinds)
    if size > most:
        raise MediaTooLargeError("bytes", limit=most, found=size)


def _refuse_impossible_size(head: bytes, size: int, container: Container) -> None:
    """A RIFF says its length in its first eight bytes; a recorder that was cut off leaves 0 or all ones there."""
    if container in (Container.WEBP, Container.WAV):
        claimed = int.from_bytes(head[4:8], "little")
        if claimed + 8 > size and not (container is Container.WAV and claimed == 0xFFFFFFFF):
            raise MediaBrokenError


def _is_text(head: bytes) -> bool:
    letters = head.decode("utf-8", "replace")
    return all(letter >= " " or letter in "\t\r\n\f" for letter in letters) and letters.count("\ufffd") * 8 < len(
        letters
    )
