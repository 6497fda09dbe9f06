"""What the worker adds to the engine's own work: for every step, and for a whole clip."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import psutil

from benchmarks.queue_path.fleet import actors, ask, job, tiny_clips
from media.tracks import SAMPLE_RATE

STEPS, BUDGET_STEP_MS = 10_000, 1.0
PAIRS, BUDGET_OWN_SHARE = 6, 0.05
PROMPT = "two dogs chase a ball in a park at sunset"


def steps() -> dict[str, Any]:
    """This will make STEPS steps under a real claim, with a preview at each, and count the rendering thread's CPU time."""
    from common import clock
    from generation.contracts import WorkerOffer
    from generation.engine.contracts import Stage
    from generation.engine.protocol import SilentWatch
    from generation.services import endings, leases
    from generation.worker.heartbeat import Heartbeat

    def cost_of(watch: Any) -> float:
        picture, spent = np.zeros((160, 90, 3), np.uint8), 0.0
        for number in range(STEPS):
            begun = time.thread_time()
            watch.step(Stage.DENOISING, number, STEPS, preview=picture)
            spent += time.thread_time() - begun
            time.sleep(0.0003)  # the heartbeat's turn: it beats, renews and stores previews meanwhile
        return spent / STEPS * 1000

    (actor,) = actors(1, "stepper")
    with tiny_clips():
        ask(actor)
    offer = WorkerOffer(worker="bench", queue="cpu", engines=("animatic",))
    (claim,) = leases.claim(offer=offer, now=clock.now())
    begun, whole = time.perf_counter(), time.process_time()
    with Heartbeat(claim) as pulse:
        watched = cost_of(pulse)
    whole, lasted = time.process_time() - whole, time.perf_counter() - begun
    silent = cost_of(SilentWatch())
    endings.cancelled(claim=claim, now=clock.now())
    return {
        "ok": watched - silent <= BUDGET_STEP_MS,
        "step_us": round(watched * 1000, 2),
        "silent_us": round(silent * 1000, 2),
        "budget_us": BUDGET_STEP_MS * 1000,
        "steps": STEPS,
        "whole_process_cpu_share": round(whole / lasted, 3),
    }


def clips() -> dict[str, Any]:
    """This will make the same 4 s 720p clip by the worker and by engine, mark and encoder alone, in turn, and compare the
    CPU time of the process with its children. Checks, poster, fingerprints and credentials are told apart: each has a
    budget of its own elsewhere. What all of them are above engine and encoder without a mark is told as well.
    """
    worker, marked, bare, shares = [], [], [], []
    people = actors(PAIRS + 1, "pair")
    for number, actor in enumerate(people):
        alone, with_mark = _direct(seed=number, is_marked=False), _direct(seed=number, is_marked=True)
        spent, apart = _by_worker(actor, seed=number)
        if number:  # the first round warms up
            bare.append(alone)
            marked.append(with_mark)
            worker.append(spent)
            shares.append(apart)
    own = [
        (ours - sum(apart.values())) / theirs - 1 for ours, theirs, apart in zip(worker, marked, shares, strict=True)
    ]
    share = statistics.median(own)
    return {
        "ok": share <= BUDGET_OWN_SHARE,
        "more_than_direct": round(share, 4),
        "more_than_unmarked_with_all": round(
            statistics.median(ours / theirs for ours, theirs in zip(worker, bare, strict=True)) - 1, 4
        ),
        "each": [round(each, 3) for each in own],
        "worker_cpu_s": round(statistics.median(worker), 2),
        "direct_cpu_s": round(statistics.median(marked), 2),
        "unmarked_cpu_s": round(statistics.median(bare), 2),
        **{f"{name}_cpu_s": round(statistics.median(each[name] for each in shares), 3) for name in shares[0]},
        "budget": BUDGET_OWN_SHARE,
        "pairs": PAIRS,
    }


def _direct(*, seed: int, is_marked: bool) -> float:
    from generation.engine.contracts import ClipRequest
    from generation.engine.protocol import SilentWatch
    from generation.worker import signing
    from generation.worker.engines import open_engine
    from media.encode import write_mp4

    request = ClipRequest(prompt=PROMPT, width=720, height=1280, duration_s=4, fps=24, seed=seed)
    engine, marks = open_engine("animatic"), signing.marks()
    with tempfile.TemporaryDirectory() as folder:
        begun = _cpu_s()
        made = engine.render(request, SilentWatch())
        sound, rate, mark = made.sound, made.sample_rate, None
        if is_marked:
            mark = marks.in_picture(seed, width=made.width, height=made.height, grain=made.grain)
            sound, rate = marks.in_sound(made.sound, made.sample_rate, seed), SAMPLE_RATE
        write_mp4(
            Path(folder) / "clip.mp4",
            width=made.width,
            height=made.height,
            fps=made.fps,
            frames=made.frames,
            sound=sound,
            sample_rate=rate,
            on_picture=None if mark is None else lambda picture, _: mark.burn_picture(picture),
        )
        return _cpu_s() - begun


def _by_worker(actor: Any, *, seed: int) -> tuple[float, dict[str, float]]:
    """CPU seconds from claim to delivery, and of these what is told apart."""
    from common import clock
    from generation.contracts import ClipWish
    from generation.services import jobs
    from generation.tasks import work
    from generation.worker import onlooking, rendering, runner

    told_apart = {
        "checks": [(rendering, "probe")],
        "poster": [(rendering, "write_poster"), (onlooking.MostTelling, "offer")],
        "fingerprints": [(onlooking.PictureTaker, "take"), (rendering, "sound_fingerprint")],
        "credentials": [(rendering, "_signed")],
    }
    spent = dict.fromkeys(told_apart, 0.0)
    wish = ClipWish(prompt=PROMPT, duration_s=4, seed=seed)
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(work, "apply_async"))
        for name, places in told_apart.items():
            for where, what in places:
                stack.enter_context(mock.patch.object(where, what, _timed(getattr(where, what), name, spent)))
        job_id = jobs.submit(actor=actor, wish=wish, now=clock.now()).id
        begun = _cpu_s()
        runner.run_next("cpu")
        total = _cpu_s() - begun
    assert job(job_id).state == "succeeded", job(job_id).error_detail
    return total, spent


def _timed(act: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """The same act, its CPU seconds added up. The calling thread's own: the encoder's work beside it."""

    def run(*args: Any) -> Any:
        begun = time.thread_time()
        try:
            return act(*args)
        finally:
            spent[name] += time.thread_time() - begun

    return run


def _cpu_s() -> float:
    """Of this process, and of its children, those at work and those that ended."""
    own = psutil.Process()
    times = [own.cpu_times()]
    total = times[0].children_user + times[0].children_system + time.process_time()
    for child in own.children(recursive=True):
        spent = child.cpu_times()
        total += spent.user + spent.system
    return float(total)
