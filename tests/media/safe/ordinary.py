"""Files as phones and browsers make them, with what such files carry besides: places, devices, further tracks."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image, PngImagePlugin

from media.contracts import Frame, Sound

GPS_IFD, MAKE, MODEL, ORIENTATION = 0x8825, 0x010F, 0x0110, 0x0112
SECRETS = (b"Spy Camera 3000", b"Mira's phone", b"+52.5200+013.4050", b"GPS", b"Exif", b"xmpmeta", b"com.apple")
"""What none of our outputs may hold: ordinary files below carry all of these."""

WIDTH, HEIGHT = 160, 96


def corners(width: int = WIDTH, height: int = HEIGHT) -> Frame:
    """This will be a picture whose quarters are red, green (above), blue and white (below)."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[: height // 2, : width // 2], picture[: height // 2, width // 2 :] = (220, 30, 30), (30, 200, 30)
    picture[height // 2 :, : width // 2], picture[height // 2 :, width // 2 :] = (30, 30, 220), (240, 240, 240)
    return picture


def phone_jpeg(path: Path, picture: Frame, *, orientation: int = 1, trailer: bytes = b"", **options: Any) -> Path:
    """This will be a photograph with a place, a device, an XMP packet and, as motion photos have it, a trailer."""
    exif = Image.Exif()
    exif[MAKE], exif[MODEL], exif[ORIENTATION] = "Spy Camera 3000", "Mira's phone", orientation
    exif[GPS_IFD] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
    xmp = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">+52.5200+013.4050</x:xmpmeta>'
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=95, exif=exif, xmp=xmp, comment="Mira's phone", **options)
    path.write_bytes(buffer.getvalue() + trailer)
    return path


def display_p3_profile() -> bytes:
    """This will be a colour profile as phones put it into pictures: P3's primaries, a plain curve (ICC.1:2010, 7 to 10)."""
    text = b"text" + bytes(4) + b"P3\0\0"
    curve = b"curv" + bytes(4) + struct.pack(">IHH", 1, round(2.2 * 256), 0)
    points = {b"wtpt": (0.9642, 1.0, 0.8249), b"rXYZ": (0.5151, 0.2412, -0.0011), b"gXYZ": (0.2920, 0.6922, 0.0419),
              b"bXYZ": (0.1571, 0.0666, 0.7841)}  # fmt: skip
    tags = {b"desc": b"desc" + bytes(4) + struct.pack(">I", 3) + b"P3\0" + bytes(79), b"cprt": text}
    tags |= {
        name: b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(v * 65_536)) for v in xyz)
        for name, xyz in points.items()
    }
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", at + len(body), len(content))
        body += padded
    size = at + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"mntr", b"RGB ", b"XYZ ") + bytes(12) + b"acsp"
    return (
        head.ljust(68, b"\0")
        + struct.pack(">iii", 63190, 65536, 54061)
        + bytes(48)
        + len(tags).to_bytes(4)
        + table
        + body
    )


def png(path: Path, picture: Image.Image, **options: Any) -> Path:
    """This will be a PNG with remarks."""
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Author", "Mira's phone")
    remarks.add_text("Comment", "Spy Camera 3000 at +52.5200+013.4050", zip=True)
    picture.save(path, "PNG", pnginfo=remarks, **options)
    return path


def recording(
    path: Path,
    frames: Iterable[Frame],
    *,
    form: str = "mp4",
    codec: str = "libx264",
    sound: Sound | None = None,
    sound_codec: str = "aac",
    fps: int = 24,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    turned: int | None = None,
    mirrored: bool = False,
    options: dict[str, str] | None = None,
    codec_options: dict[str, str] | None = None,
    metadata: dict[str, str] | None = None,
    timecode: str | None = None,
) -> Path:
    """This will be a clip in any container and codec; `turned` in degrees counter-clockwise, as players undo it."""
    with av.open(str(path), "w", format=form, container_options=options or {}) as target:
        target.metadata.update(metadata or {})
        video = target.add_stream(codec, rate=fps, options=codec_options or {})
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        video.metadata["handler_name"] = "Mira's phone"
        if timecode is not None:  # a track of its own, as cameras write measurements beside the picture
            video.metadata["timecode"] = timecode
        if turned is not None:
            video.set_display_rotation(turned, hflip=mirrored)
        audio = None if sound is None else _sound_stream(target, sound_codec)
        for number, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(frame, format="rgb24")
            picture.pts, picture.time_base = number, Fraction(1, fps)
            target.mux(video.encode(picture))
        target.mux(video.encode(None))
        if audio is not None and sound is not None:
            _write_sound(target, audio, sound)
    return path


def sound_file(path: Path, sound: Sound, *, form: str, codec: str, metadata: dict[str, str] | None = None) -> Path:
    """This will be a sound in any container and codec."""
    with av.open(str(path), "w", format=form) as target:
        target.metadata.update(metadata or {})
        _write_sound(target, _sound_stream(target, codec), sound)
    return path


def _sound_stream(target: av.container.OutputContainer, codec: str) -> av.AudioStream:
    options = {"strict": "experimental"} if codec == "vorbis" else {}
    return target.add_stream(codec, rate=48_000, layout="stereo", options=options)


def _write_sound(target: av.container.OutputContainer, stream: av.AudioStream, sound: Sound) -> None:
    size = stream.codec_context.frame_size or 1024
    resampler = av.AudioResampler(format=stream.format, layout="stereo", rate=48_000, frame_size=size)
    whole = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), format="fltp", layout="stereo")
    whole.sample_rate, whole.pts, whole.time_base = 48_000, 0, Fraction(1, 48_000)
    for piece in [*resampler.resample(whole), *resampler.resample(None)]:
        target.mux(stream.encode(piece))
    target.mux(stream.encode(None))
