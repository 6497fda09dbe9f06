"""`manage.py demo_clip`: a clip from a prompt through the product's own services, with its progress in the terminal."""

from __future__ import annotations

import time
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from accounts.contracts import MemberCard
from accounts.facade import find_member
from common import clock
from generation import facade
from generation.contracts import ClipWish, JobCard, Posting
from generation.enums import Orientation

LOOK_S = 0.2
STAGES = {
    "": "waiting",
    "loading": "loading the engine",
    "reading": "reading the prompt",
    "simulating": "simulating",
    "denoising": "denoising",
    "drawing": "drawing",
    "decoding": "decoding",
    "checking": "checking",
    "packaging": "packaging",
}


class Command(BaseCommand):
    help = "Generate a clip as a member, post it, and print where it is as the last line (`clip: <path>`)."

    def add_arguments(self, parser: Any) -> None:
        """This will take the prompt and who asks."""
        parser.add_argument("--prompt", required=True)
        parser.add_argument("--handle", default="nova", help="the member who asks")
        parser.add_argument("--seconds", type=int, default=4)
        parser.add_argument("--orientation", choices=Orientation.values, default=Orientation.PORTRAIT.value)
        parser.add_argument("--timeout", type=int, default=300, help="seconds to wait for the workers")

    def handle(self, *args: Any, **options: Any) -> None:
        """This will submit, wait, post, wait, and print the path."""
        member = find_member(options["handle"], now=clock.now())
        if member is None:
            raise CommandError(f"There is no member @{options['handle']}; run `manage.py demo_data` first.")
        wish = ClipWish(
            prompt=options["prompt"],
            duration_s=options["seconds"],
            orientation=Orientation(options["orientation"]),
        )
        until = time.monotonic() + options["timeout"]
        with _bar() as bar:
            job = facade.submit_job(actor=member, wish=wish, now=clock.now())
            drawn = _follow(bar, member, job.id, "drawing your clip", until)
            posting = Posting(caption=options["prompt"][:500])
            clip_id = drawn.clip_id or drawn.id
            posted = facade.post_clip(actor=member, clip_id=clip_id, posting=posting, now=clock.now())
            _follow(bar, member, posted.id, "marking and posting", until)
        key = facade.clip_video(viewer_id=None, clip_id=clip_id).key
        self.stdout.write(f"clip: {default_storage.path(key)}")


def _bar() -> Progress:
    # On stderr: stdout's last line is the path, for scripts.
    return Progress(
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("[dim]{task.fields[stage]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )


def _follow(bar: Progress, member: MemberCard, job_id: Any, words: str, until: float) -> JobCard:
    task = bar.add_task(words, total=1.0, stage="waiting")
    while time.monotonic() < until:
        job = facade.job_card(viewer_id=member.id, job_id=job_id, now=clock.now())
        bar.update(task, completed=job.progress, stage=STAGES.get(job.stage, job.stage))
        if job.state == "succeeded":
            bar.update(task, completed=1.0, stage="done")
            return job
        if job.state not in ("queued", "running"):
            raise CommandError(f"The clip was not made: {job.error.title if job.error else job.state}")
        time.sleep(LOOK_S)
    raise CommandError("No worker finished the clip in time. Are the workers running? See var/demo/logs.")
