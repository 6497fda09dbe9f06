"""What the animatic engine costs, whether it repeats itself to the byte, and whether different prompts look different.

Picture and sound without encoding, each clip in a process of its own: 4 s at 720p within 4 CPU s, 60 s at 1080p within 150,
memory below 800 MB at 4, 60 and 120 s, and, without the sound that is handed over whole, no higher at 120 s than at 60 s
(10 %). The first word that no table knows loads
a network; so does the first line that is said: both are paid once in a process, so here once a clip.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.physics.scenes import MOVING, PASSIVE, labelled
from generation.engine.animatic.sound.signal import SAMPLE_RATE

SHORT = (
    "a cat doing a backflip on a paddleboard on water",
    "two penguins and a beach ball in the snow",
    "a missed basketball shot",
    "a robot walking in rain at night",
    "a tower of blocks hit by a ball",
    "a red car driving through the city",
    'a woman says "Good morning, how are you?" in the kitchen',
    "anime style, a dog chases a cat in the park, crash zoom",
)
LONG = "a cat doing a backflip on a paddleboard on water"
_CPU_SHORT_S, _CPU_LONG_S, _MEMORY_MB, _FLAT = 4.0, 150.0, 800.0, 1.1
_ALIKE = 5  # bits of 64, of three frames' mean: nearer ones look alike by accident
_COMPARED = 100


@dataclass(frozen=True)
class Cost:
    """One clip: CPU seconds of each stage, peak memory, and what its bytes come to."""

    reading_s: float
    simulating_s: float  # staging and the simulation, rehearsing what is said
    sound_s: float
    drawing_s: float
    memory_mb: float
    digest: str

    @property
    def cpu_s(self) -> float:
        """This will be all of it."""
        return self.reading_s + self.simulating_s + self.sound_s + self.drawing_s


def _one(prompt: str, seconds: float, width: int, height: int, before_s: float) -> Cost:
    """Make a clip in this process; `before_s` is the length of the clip that it goes on from, 0 for none."""
    from generation.engine.animatic.engine import AnimaticEngine
    from generation.engine.contracts import ClipRequest, Extension, Frame, Stage

    marks: dict[Stage, float] = {}

    class Clock:
        def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
            marks[stage] = time.process_time()

    request = ClipRequest(
        prompt=prompt, width=width, height=height, duration_s=seconds, fps=24, seed=1,
        extensions=(Extension(from_s=before_s),) if before_s else (),
    )  # fmt: skip
    begin = time.process_time()
    digest = hashlib.sha256()
    with AnimaticEngine().open() as engine:
        rendering = engine.render(request, Clock())
        heard = time.process_time()
        for frame in rendering.frames:
            digest.update(frame)
    drawn = time.process_time()
    digest.update(b"" if rendering.sound is None else rendering.sound.tobytes())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    read, simulated = marks[Stage.READING] - begin, marks[Stage.SIMULATING] - marks[Stage.READING]
    return Cost(read, simulated, heard - marks[Stage.SIMULATING], drawn - heard, peak, digest.hexdigest())


def made(prompt: str, seconds: float, width: int, height: int, before_s: float = 0.0) -> Cost:
    """This will make a clip in a process of its own."""
    words = json.dumps([prompt, seconds, width, height, before_s])
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.animatic", "--one", words], check=True, capture_output=True, text=True
    )
    return Cost(**json.loads(answer.stdout.splitlines()[-1]))


def print_of(prompt: str) -> npt.NDArray[np.bool_]:
    """This will be a clip's difference hashes of three frames, bool [3, 64]: is each cell brighter than its left one."""
    from generation.engine.animatic.engine import perform
    from generation.engine.animatic.screening import drawn
    from generation.engine.contracts import ClipRequest
    from generation.engine.protocol import SilentWatch

    request = ClipRequest(prompt=prompt, width=144, height=256, duration_s=2.0, fps=24, seed=1)
    frames = drawn(perform(request, SilentWatch()).footage, request.seed)
    kept = [frame for number, frame in enumerate(frames) if number in (8, 24, 40)]
    small = [cv2.resize(cv2.cvtColor(f, cv2.COLOR_RGB2GRAY), (9, 8), interpolation=cv2.INTER_AREA) for f in kept]
    return np.array([(cells[:, 1:] > cells[:, :-1]).ravel() for cells in small])


def likeness() -> dict[str, object]:
    """This will compare every two of a hundred prompts: how many bits of 64 differ, on average over three frames."""
    prompts = list(dict.fromkeys([*PASSIVE, *MOVING, *labelled(150)]))[:_COMPARED]
    prints = np.stack([print_of(prompt) for prompt in prompts])
    pairs = list(itertools.combinations(range(len(prompts)), 2))
    apart = np.array([(prints[a] != prints[b]).sum(axis=1).mean() for a, b in pairs])
    alike = [(prompts[a][:50], prompts[b][:50]) for (a, b), bits in zip(pairs, apart, strict=True) if bits < _ALIKE]
    for first, second in alike:
        print(f"look alike: {first} | {second}", flush=True)
    return {
        "prompts": len(prompts),
        "least_bits": round(float(apart.min()), 1),
        "hundredth_bits": round(float(np.percentile(apart, 1)), 1),
        "median_bits": round(float(np.median(apart)), 1),
        "alike": len(alike),
    }


def _beside_sound(cost: Cost, seconds: float) -> float:
    """Peak memory without the clip's own sound, float32 in stereo, MB."""
    return cost.memory_mb - seconds * SAMPLE_RATE * 8 / 2**20


def main() -> int:
    """This will run everything; returns the exit status."""
    short = [made(prompt, 4.0, 720, 1280) for prompt in SHORT]
    for prompt, cost in zip(SHORT, short, strict=True):
        print(f"{cost.cpu_s:5.2f} CPU s, {cost.memory_mb:4.0f} MB  {prompt}", flush=True)
    total = sum(cost.cpu_s for cost in short)
    names = ("reading", "simulating", "sound", "drawing")
    share = {name: round(sum(getattr(cost, f"{name}_s") for cost in short) / total, 3) for name in names}
    again = made(SHORT[1], 4.0, 720, 1280)
    long = made(LONG, 60.0, 1080, 1920)
    print(f"{long.cpu_s:5.1f} CPU s, {long.memory_mb:4.0f} MB  60 s at 1080p", flush=True)
    longest = made(LONG, 120.0, 1080, 1920, before_s=60.0)
    print(f"{longest.cpu_s:5.1f} CPU s, {longest.memory_mb:4.0f} MB  120 s at 1080p", flush=True)
    median = statistics.median(cost.cpu_s for cost in short)
    most = max(cost.memory_mb for cost in (*short, long, longest))
    figures: dict[str, object] = {
        "cpu_s_4s_720p": round(median, 2),
        "most_cpu_s_4s_720p": round(max(cost.cpu_s for cost in short), 2),
        "cpu_s_60s_1080p": round(long.cpu_s, 1),
        "share": share,
        "memory_mb": [round(max(cost.memory_mb for cost in short)), round(long.memory_mb), round(longest.memory_mb)],
        "same_bytes_twice": again.digest == short[1].digest,
        "likeness": likeness(),
    }
    ok = median <= _CPU_SHORT_S and long.cpu_s <= _CPU_LONG_S and most <= _MEMORY_MB
    ok = ok and _beside_sound(longest, 120) <= _FLAT * _beside_sound(long, 60) and again.digest == short[1].digest
    print(json.dumps({"ok": ok, **figures}))
    return 0 if ok else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(asdict(_one(*json.loads(sys.argv[2])))))
        sys.exit(0)
    sys.exit(main())
