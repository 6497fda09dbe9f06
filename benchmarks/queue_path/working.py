"""What the worker adds to the engine's own work: for every step, and for a whole clip."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import psutil

from benchmarks.queue_path.fleet import actors, ask, job, tiny_clips

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
    """This will make the same 4 s 720p clip by the worker and by engine and encoder alone, in turn, and compare the CPU
    time of the process with its children. Checks and the poster are told apart.
    """
    ours, theirs, checks, posters = [], [], [], []
    people = actors(PAIRS + 1, "pair")
    for number, actor in enumerate(people):
        direct = _direct(seed=number)
        spent, check, poster = _by_worker(actor, seed=number)
        if number:  # the first pair warms up
            ours.append(spent)
            theirs.append(direct)
            checks.append(check)
            posters.append(poster)
    whole = statistics.median(our / their for our, their in zip(ours, theirs, strict=True)) - 1
    apart = [(our - check) / their for our, their, check in zip(ours, theirs, checks, strict=True)]
    without_poster = [
        (our - check - poster) / their for our, their, check, poster in zip(ours, theirs, checks, posters, strict=True)
    ]
    share = statistics.median(apart) - 1
    return {
        "ok": share <= BUDGET_OWN_SHARE,
        "more_than_direct": round(share, 4),
        "more_than_direct_without_poster": round(statistics.median(without_poster) - 1, 4),
        "more_than_direct_with_checks": round(whole, 4),
        "each": [round(each - 1, 3) for each in apart],
        "worker_cpu_s": round(statistics.median(ours), 2),
        "direct_cpu_s": round(statistics.median(theirs), 2),
        "checks_cpu_s": round(statistics.median(checks), 3),
        "poster_cpu_s": round(statistics.median(posters), 3),
        "budget": BUDGET_OWN_SHARE,
        "pairs": PAIRS,
    }


def _direct(*, seed: int) -> float:
    from generation.engine.contracts import ClipRequest
    from generation.engine.protocol import SilentWatch
    from generation.worker.engines import open_engine
    from media.encode import write_mp4

    request = ClipRequest(prompt=PROMPT, width=720, height=1280, duration_s=4, fps=24, seed=seed)
    engine = open_engine("animatic")
    with tempfile.TemporaryDirectory() as folder:
        begun = _cpu_s()
        rendering = engine.render(request, SilentWatch())
        write_mp4(
            Path(folder) / "clip.mp4",
            width=rendering.width,
            height=rendering.height,
            fps=rendering.fps,
            frames=rendering.frames,
            sound=rendering.sound,
            sample_rate=rendering.sample_rate,
        )
        return _cpu_s() - begun


def _by_worker(actor: Any, *, seed: int) -> tuple[float, float, float]:
    """CPU seconds from claim to delivery, and of these the checks' and the poster's."""
    from common import clock
    from generation.contracts import ClipWish
    from generation.services import jobs
    from generation.tasks import work
    from generation.worker import rendering, runner

    spent = {"probe": 0.0, "write_poster": 0.0}

    def watched(name: str) -> Any:
        act = getattr(rendering, name)

        def run(*args: Any) -> Any:
            begun = time.process_time()
            try:
                return act(*args)
            finally:
                spent[name] += time.process_time() - begun

        return mock.patch.object(rendering, name, run)

    wish = ClipWish(prompt=PROMPT, duration_s=4, seed=seed)
    with mock.patch.object(work, "apply_async"), watched("probe"), watched("write_poster"):
        job_id = jobs.submit(actor=actor, wish=wish, now=clock.now()).id
        begun = _cpu_s()
        runner.run_next("cpu")
        total = _cpu_s() - begun
    assert job(job_id).state == "succeeded", job(job_id).error_detail
    return total, spent["probe"], spent["write_poster"]


def _cpu_s() -> float:
    """Of this process, and of its children, those at work and those that ended."""
    own = psutil.Process()
    times = [own.cpu_times()]
    total = times[0].children_user + times[0].children_system + time.process_time()
    for child in own.children(recursive=True):
        spent = child.cpu_times()
        total += spent.user + spent.system
    return float(total)
