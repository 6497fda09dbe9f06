"""Contact sheets of the set, for one's own eyes: `python -m benchmarks.provenance.look --out DIR [--clip NAME]`.

Writes the clips (clips-1.png to clips-3.png) and every attack on one clip (attacks-1.png and on), and prints each
sound's level and where its energy lies, and the same of the clip's sound after each attack on sound.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.provenance.attacks import ATTACKS, Attack, Medium
from benchmarks.provenance.clips import CLIPS, DEVELOPMENT, Clip
from benchmarks.provenance.sounds import figures
from benchmarks.provenance.waves import read_wave
from media.contracts import Frame
from media.encode import write_mp4
from media.tracks import SAMPLE_RATE

CELL = (250, 330)
"""Width and height of an attack's cell, pixels, its name below included."""

_WORDS_PX = 44
_BLACK = (12, 12, 16)


def main() -> None:
    """This will write the sheets and print the figures."""
    cv2.setNumThreads(1)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--clip", choices=[clip.name for clip in CLIPS], default=DEVELOPMENT[1].name)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for clip in CLIPS:
        print(f"{clip.name:26}{_told(clip.sound())}")
    for number in range(0, len(CLIPS), 10):
        rows = [strip(clip) for clip in CLIPS[number : number + 10]]
        _save(_below(rows), asked.out / f"clips-{number // 10 + 1}.png")
    with tempfile.TemporaryDirectory() as folder:
        cells = list(_attacked(deliver(next(clip for clip in CLIPS if clip.name == asked.clip), Path(folder))))
    for number in range(0, len(cells), 35):
        page = cells[number : number + 35]
        rows = [np.concatenate(_filled(page[row : row + 7], 7), axis=1) for row in range(0, len(page), 7)]
        _save(_below(rows), asked.out / f"attacks-{number // 35 + 1}.png")


def deliver(clip: Clip, folder: Path) -> Path:
    """This will write a clip as the product delivers it, but without any mark."""
    path, (width, height) = folder / f"{clip.name}.mp4", clip.size
    write_mp4(
        path, width=width, height=height, fps=24, frames=clip.frames(), sound=clip.sound(), sample_rate=SAMPLE_RATE,
        threads=1,
    )  # fmt: skip
    return path


def strip(clip: Clip, total: int = 1780, height: int = 200) -> Frame:
    """This will be as many frames of a clip as fit into a width, from the first to the last, under its name."""
    width = round(height * clip.size[0] / clip.size[1])
    count = total // width
    wanted = {round(at) for at in np.linspace(0, clip.frame_count - 1, count)}
    seen = [
        np.asarray(cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        for number, frame in enumerate(clip.frames())
        if number in wanted
    ]
    side = "development" if clip in DEVELOPMENT else "held back"
    return np.concatenate([words(f"{clip.name}  ({side})", (width * count, 26)), np.concatenate(seen, axis=1)])


def _attacked(clip: Path) -> Iterator[Frame]:
    yield cell(_middle(clip), "as delivered")
    for attack in ATTACKS:
        for variant in range(min(attack.variants, 4)):
            made = attack.run(clip, clip.parent, variant=variant, seed=1)
            if attack.medium is Medium.SOUND:
                sound, rate = read_wave(made)
                print(f"{attack.name:24}{variant}  {rate:5} Hz {sound.shape[1] / rate:5.2f} s{_told(sound, rate)}")
            else:
                yield cell(_middle(made), f"{attack.name} {variant}\n{_shape(attack, made)}")
            made.unlink()


def _middle(path: Path) -> Frame:
    if path.suffix != ".mp4":
        with Image.open(path) as picture:
            return np.array(picture.convert("RGB"))
    with av.open(str(path)) as source:
        pictures = list(source.decode(video=0))
        return np.asarray(pictures[len(pictures) // 2].to_ndarray(format="rgb24"), np.uint8)


def _shape(attack: Attack, path: Path) -> str:
    if attack.medium is Medium.STILL:
        with Image.open(path) as picture:
            return f"{picture.width}x{picture.height}"
    with av.open(str(path)) as source:
        video = source.streams.video[0]
        return f"{video.width}x{video.height} {float(video.frames / video.average_rate):.2f} s {video.average_rate} fps"


def cell(frame: Frame, text: str) -> Frame:
    """This will be a picture whole in the middle of a cell, with words below."""
    width, height = CELL[0] - 8, CELL[1] - _WORDS_PX - 8
    share = min(width / frame.shape[1], height / frame.shape[0])
    seen = cv2.resize(frame, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    out = np.full((CELL[1], CELL[0], 3), 60, np.uint8)
    top, left = 4 + (height - seen.shape[0]) // 2, 4 + (width - seen.shape[1]) // 2
    out[top : top + seen.shape[0], left : left + seen.shape[1]] = seen
    out[CELL[1] - _WORDS_PX :] = words(text, (CELL[0], _WORDS_PX))
    return out


def words(text: str, size: tuple[int, int]) -> Frame:
    """This will be white words on black."""
    picture = Image.new("RGB", size, _BLACK)
    ImageDraw.Draw(picture).multiline_text((6, 3), text, (235, 235, 235), ImageFont.load_default(16))
    return np.asarray(picture)


def _told(sound: np.ndarray, rate: int = SAMPLE_RATE) -> str:
    return "".join(f"  {name} {value:<6}" for name, value in figures(sound, rate).items())


def _filled(row: Sequence[Frame], count: int) -> list[Frame]:
    return [*row, *[np.full((CELL[1], CELL[0], 3), 60, np.uint8)] * (count - len(row))]


def _below(rows: Sequence[Frame]) -> Frame:
    width = max(row.shape[1] for row in rows)
    return np.concatenate([np.pad(row, ((0, 0), (0, width - row.shape[1]), (0, 0))) for row in rows])


def _save(frame: Frame, path: Path) -> None:
    Image.fromarray(frame).save(path)
    print(f"wrote {path}")


if __name__ == "__main__":
    main()
