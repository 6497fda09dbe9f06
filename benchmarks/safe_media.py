"""What looking at ordinary files costs, from the smallest to the largest that are taken, and what writing them anew does;
and what the looks that decode much cost at most, also of a small file that asks for minutes.

`python -m benchmarks.safe_media`; CPU seconds and peak memory are the kernel's (`wait4`), start of Python included. The
files are made by a process of its own, since Linux counts a parent's memory into its children's peak.
"""

from __future__ import annotations

import io
import json
import statistics
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from media.errors import MediaTooCostlyError
from media.safe import ANY, CLIP, Cost, clean_clip, clean_picture, first_face_s, inspect, last_frame, samples_of
from media.safe.budget import ENDING, FACES, SAMPLES

START_CPU_S = 0.35
LOOK_CPU_S = 2.0
MEMORY_MB = 512
ROUNDS = 5

_refused: set[str] = set()
"""Files that this machine takes too long for: at the edge of what is allowed, and told with the figures."""

Work = Callable[[Path, Path], object]


def main() -> int:
    """This will measure, print a table, and give 0 when every look keeps its budget."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "benchmarks.safe_media", "--make", name], check=True)
        looks = {path.name: _median(path, _look, folder) for path in sorted(folder.iterdir())}
        works = {
            f"{label} {path}": _median(folder / path, work, folder, rounds=1)
            for label, work, path in (
                ("png of", _clean_png, "50-megapixels.jpg"),
                ("webp, 2048, of", _clean_webp, "50-megapixels.jpg"),
                ("clip, 1280, of", _clean_clip, "4k-4s.mp4"),
                ("clip of", _clean_clip, "1080p-4s.webm"),
                ("last frame of", _last_frame, "1080p-4s.webm"),
            )
        }
        bounded = {
            f"{label} {path}": (_median(folder / path, work, folder, rounds=1), allowed.cpu_s)
            for path in ("1080p-60s.webm", "4k-60s.mp4", "4k-14400-frames.mp4")
            for label, work, allowed in (
                ("samples of", _samples, SAMPLES),
                ("faces in", _faces, FACES),
                ("last frame of", _last_frame, ENDING),
            )
        }
    works |= {name: cost for name, (cost, _) in bounded.items()}
    _print(looks, works)
    figures = {
        "start_cpu_s": max(looks[name].cpu_s for name in ("small.png", "small.mp4")),
        "most_look_cpu_s": max(cost.cpu_s for cost in looks.values()),
        "most_look_memory_mb": max(cost.memory_mb for cost in looks.values()),
        "most_work_memory_mb": max(cost.memory_mb for cost in works.values()),
        "most_of_an_allowance": max(cost.cpu_s / allowed_s for cost, allowed_s in bounded.values()),
    }
    ok = (
        figures["start_cpu_s"] <= START_CPU_S
        and figures["most_look_cpu_s"] <= LOOK_CPU_S
        and figures["most_of_an_allowance"] <= 1
        and max(figures["most_look_memory_mb"], figures["most_work_memory_mb"]) <= MEMORY_MB
    )
    told = {name: round(value, 3) for name, value in figures.items()} | {"refused_for_cost": sorted(_refused)}
    print(json.dumps({"ok": ok, **told}))
    return 0 if ok else 1


def _median(path: Path, work: Callable[..., object], folder: Path, *, rounds: int = ROUNDS) -> Cost:
    """The last child's cost: that of the work itself, behind the look."""
    found: list[Cost] = []
    for _ in range(rounds):
        costs: list[Cost] = []
        work(path, folder.with_name(f"{folder.name}-out"), costs.append)
        found.append(costs[-1])
    return Cost(cpu_s=statistics.median(each.cpu_s for each in found), memory_mb=max(each.memory_mb for each in found))


def _look(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    try:
        inspect(path, limits=ANY, on_cost=told)
    except MediaTooCostlyError:
        _refused.add(path.name)


def _clean_png(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    _gone(out.with_suffix(".png"), lambda target: clean_picture(path, target, limits=ANY, on_cost=told))


def _clean_webp(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    target = out.with_suffix(".webp")
    _gone(target, lambda target: clean_picture(path, target, limits=ANY, longest_side=2_048, on_cost=told))


def _clean_clip(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    side = 1_280 if path.name.startswith("4k") else 1_920
    target = out.with_suffix(".mp4")
    _gone(target, lambda target: clean_clip(path, target, limits=ANY, longest_side=side, on_cost=told))


def _last_frame(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    _gone(out.with_suffix(".png"), lambda target: last_frame(path, target, limits=ANY, on_cost=told))


def _samples(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    samples_of(path, limits=ANY, on_cost=told)


def _faces(path: Path, out: Path, told: Callable[[Cost], None]) -> None:
    first_face_s(path, inspect(path, limits=ANY), limits=CLIP, on_cost=told)


def _gone(target: Path, work: Callable[[Path], object]) -> None:
    try:
        work(target)
    finally:
        target.unlink(missing_ok=True)


def _print(looks: dict[str, Cost], works: dict[str, Cost]) -> None:
    for title, costs in (("look at", looks), ("write anew", works)):
        print(f"{title:36}{'CPU s':>8}{'MB':>6}")
        for name, cost in costs.items():
            print(f"  {name:34}{cost.cpu_s:8.2f}{cost.memory_mb:6.0f}")


def make(folder: Path) -> None:
    """This will make the files: a photograph enlarged and grained, clips that pan over it, tones."""
    from PIL import Image

    from benchmarks.hostile import samples
    from benchmarks.hostile.parts import riff

    photo = _photo(8_160, 6_120)
    image = Image.fromarray(photo)
    (folder / "small.png").write_bytes(samples.still("PNG"))
    (folder / "small.mp4").write_bytes(samples.clip(sound="aac"))
    image.save(folder / "50-megapixels.jpg", quality=92)
    image.save(folder / "50-megapixels-progressive.jpg", quality=92, progressive=True)
    image.save(folder / "50-megapixels.png", compress_level=1)
    image.crop((0, 0, 5_300, 4_300)).save(folder / "23-megapixels.webp", quality=90, method=1)
    few = {"preset": "ultrafast", "crf": "51", "g": "80", "bf": "0"}
    (folder / "4k-14400-frames.mp4").write_bytes(_panning(photo, "libx264", 4_096, 2_160, 90, few, fps=160))
    for name, codec, width, height, repeats, options in (
        ("4k-60s.mp4", "libx264", 3_840, 2_160, 60, {"preset": "ultrafast", "bf": "0"}),
        ("4k-4s.mp4", "libx264", 3_840, 2_160, 4, {"preset": "ultrafast", "bf": "0"}),
        ("1080p-60s.webm", "libvpx-vp9", 1_920, 1_080, 60, {"deadline": "realtime", "cpu-used": "8", "b": "6M"}),
        ("1080p-4s.webm", "libvpx-vp9", 1_920, 1_080, 4, {"deadline": "realtime", "cpu-used": "8", "b": "6M"}),
    ):
        (folder / name).write_bytes(_panning(photo, codec, width, height, repeats, options))
    second = samples.sound("mp3", "libmp3lame", 4.0)[45:]
    (folder / "10-minutes.mp3").write_bytes(second * 148)
    form = struct.pack("<HHIIHH", 1, 2, 48_000, 192_000, 4, 16)
    (folder / "10-minutes.wav").write_bytes(riff(b"WAVE", (b"fmt ", form), (b"data", bytes(600 * 192_000))))


def _photo(width: int, height: int):
    import cv2
    import numpy as np
    import skimage.data

    cv2.setNumThreads(1)
    source = cv2.imread(str(Path(skimage.data.__file__).with_name("coffee.png")))[:, :, ::-1]
    large = cv2.resize(source, (width, height), interpolation=cv2.INTER_CUBIC)
    grain = np.random.default_rng(1).integers(-4, 5, (height // 2, width // 2), dtype=np.int16)
    grain = cv2.resize(grain.astype(np.float32), (width, height)).astype(np.int16)
    return np.clip(large.astype(np.int16) + grain[:, :, None], 0, 255).astype(np.uint8)


def _panning(
    photo, codec: str, width: int, height: int, repeats: int, options: dict[str, str], *, fps: int = 30
) -> bytes:
    """One second, coded once and repeated: the frames that need no other come every second."""
    from fractions import Fraction

    import av
    import numpy as np

    buffer = io.BytesIO()
    form = "webm" if codec.startswith("libvpx") else "mp4"
    with av.open(buffer, "w", format=form) as target:
        video = target.add_stream(codec, rate=fps, options=options)
        video.width, video.height, video.pix_fmt, video.thread_count = width, height, "yuv420p", 1
        packets = []
        for number in range(fps):
            part = np.ascontiguousarray(photo[4 * number : 4 * number + height, 4 * number : 4 * number + width])
            frame = av.VideoFrame.from_ndarray(part, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            packets += video.encode(frame)
        packets += video.encode(None)
        coded = [(bytes(each), each.pts, each.dts, each.is_keyframe, each.time_base) for each in packets]
        for repeat in range(repeats):
            for content, pts, dts, is_key, unit in coded:
                packet = av.Packet(content)
                packet.stream, packet.time_base, packet.is_keyframe = video, unit, is_key
                packet.pts, packet.dts = pts + int(repeat / unit), dts + int(repeat / unit)
                target.mux(packet)
    return buffer.getvalue()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]))
    else:
        sys.exit(main())
