"""From a prompt to a draft and a posted clip: CPU seconds of a 4 s 720p clip, and who spends them.

Budgets (docs of the house): 8 CPU seconds until the draft is visible; at most 5 % of them neither engine, encoding, nor
checks. CPU seconds are those of the whole process with all its threads; medians of RUNS clips after a warm-up.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from benchmarks.database import fresh_database

RUNS = 5
BUDGET_DRAFT_CPU_S = 8.0
BUDGET_OWN_SHARE = 0.05
PROMPTS = (
    "a red ball bounces in a kitchen",
    "a cat does a backflip on a paddleboard",
    "a basketball shot that misses and rebounds",
    "a robot walks through the rain",
    "dominoes topple in a row",
    "two dogs chase a ball in a park at sunset",
)


class Ledger:
    """CPU seconds by who spent them; what is told apart is taken from what surrounds it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def watched(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """This will charge the process's CPU time during `act` to `name`."""

        def run(*args: Any, **how: Any) -> Any:
            begun = time.process_time()
            try:
                return act(*args, **how)
            finally:
                self.spent[name] += time.process_time() - begun

        return run

    def watched_thread(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """This will charge the calling thread's CPU time to `name`, and take it from the encoder it ran beside."""

        def run(*args: Any, **how: Any) -> Any:
            begun = time.thread_time()
            try:
                return act(*args, **how)
            finally:
                self.spent[name] += time.thread_time() - begun

        return run


def main() -> None:
    """This will print the table and the JSON line."""
    with tempfile.TemporaryDirectory() as folder, fresh_database():
        from django.test.utils import override_settings

        storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
        static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        with override_settings(STORAGES={"default": storage, "staticfiles": static}):
            drafts, posts = zip(*(measure(prompt) for prompt in PROMPTS[: RUNS + 1]), strict=True)
    report(list(drafts[1:]), list(posts[1:]))


def measure(prompt: str) -> tuple[dict[str, float], dict[str, float]]:
    """This will make one clip and post it; returns the CPU seconds of both by who spent them."""
    from accounts.facade import member_card
    from common import clock
    from generation.contracts import ClipWish, Posting
    from generation.models import Job
    from generation.services import clips, jobs
    from tests.factories import make_member

    handle = f"m{time.monotonic_ns() % 10**9}"
    actor = member_card(make_member(handle).pk, now=clock.now())
    assert actor is not None
    draft = spent_on(lambda: jobs.submit(actor=actor, wish=ClipWish(prompt=prompt, duration_s=4), now=clock.now()))
    job = Job.objects.get(member_id=actor.id)
    assert job.state == "succeeded", (job.error_code, job.error_detail)
    post = spent_on(lambda: clips.post(actor=actor, clip_id=job.id, posting=Posting(), now=clock.now()))
    print(f"  {prompt:45.45} draft {draft['total']:5.2f} CPU s   posting {post['total']:5.2f} CPU s", flush=True)
    return draft, post


def spent_on(ask: Callable[[], Any]) -> dict[str, float]:
    """This will ask for work and do it in this process, with every part charged."""
    from unittest import mock

    from generation.tasks import work
    from generation.worker import engines, publishing, rendering, runner
    from generation.worker.heartbeat import Heartbeat

    ledger = Ledger()
    parts = [
        mock.patch.object(rendering, "write_mp4", ledger.watched("engine and encoding", rendering.write_mp4)),
        mock.patch.object(engines, "open_engine", _opening(ledger, engines.open_engine)),
        mock.patch.object(rendering, "probe", ledger.watched("checks", rendering.probe)),
        mock.patch.object(rendering, "write_poster", ledger.watched("poster", rendering.write_poster)),
        mock.patch.object(
            publishing, "make_public_rendition", ledger.watched("mark and encoding", publishing.make_public_rendition)
        ),
        mock.patch.object(Heartbeat, "_look", ledger.watched_thread("heartbeat", Heartbeat._look)),
        mock.patch.object(work, "apply_async", return_value=None),
    ]
    for part in parts:
        part.start()
    try:
        begun = time.process_time()
        ask()
        assert runner.run_next("cpu") is not None
        ledger.spent["total"] = time.process_time() - begun
    finally:
        for part in parts:
            part.stop()
    return dict(ledger.spent)


def _opening(ledger: Ledger, open_engine: Callable[[str], Any]) -> Callable[[str], Any]:
    class Watched:
        def __init__(self, engine: Any) -> None:
            self.start = ledger.watched("engine and encoding", engine.start)

    return lambda name: Watched(open_engine(name))


def own_share(spent: dict[str, float]) -> float:
    """This will give the share that is neither engine, encoding, mark, check nor poster; the heartbeat is our own."""
    theirs = sum(value for name, value in spent.items() if name not in ("total", "heartbeat"))
    return max(0.0, (spent["total"] - theirs + spent.get("heartbeat", 0.0)) / spent["total"])


def report(drafts: list[dict[str, float]], posts: list[dict[str, float]]) -> None:
    """This will print medians and the verdict."""
    draft_cpu_s = statistics.median(each["total"] for each in drafts)
    share = statistics.median(own_share(each) for each in drafts)
    figures = {
        "draft_cpu_s": round(draft_cpu_s, 2),
        "posting_cpu_s": round(statistics.median(each["total"] for each in posts), 2),
        "own_share": round(share, 4),
        "checks_cpu_s": round(statistics.median(each["checks"] for each in drafts), 3),
        "poster_cpu_s": round(statistics.median(each["poster"] for each in drafts), 3),
        "runs": len(drafts),
    }
    ok = draft_cpu_s <= BUDGET_DRAFT_CPU_S and share <= BUDGET_OWN_SHARE
    print(
        json.dumps(
            {"ok": ok, **figures, "budget_draft_cpu_s": BUDGET_DRAFT_CPU_S, "budget_own_share": BUDGET_OWN_SHARE}
        )
    )


if __name__ == "__main__":
    main()
