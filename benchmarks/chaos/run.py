"""One run from an empty database to the verdict."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.chaos import verdict
from benchmarks.chaos.crowd import Crowd, shrink_clips
from benchmarks.chaos.director import Director
from benchmarks.chaos.plan import Plan
from benchmarks.chaos.rig import Rig, admin_url, standing
from benchmarks.chaos.watcher import Watcher
from sora_social.embedded.home import ROOT

LOOK_S, TELL_S = 0.1, 10.0


def run(plan: Plan, *, root: Path = ROOT) -> dict[str, Any]:
    """This will do the whole run in this process, which must not have set Django up, and give its figures.

    `ok` is True when the books balance, every planned blow was dealt and everything ended in time.
    """
    begun = time.monotonic()
    with standing(plan, root=root) as rig:
        _set_up_django(rig)
        watcher = Watcher(admin_url(rig))
        director = Director(plan, rig, watcher)
        with Crowd(
            plan, over=lambda: watcher.over, stands=lambda: director.stands, enough=lambda: director.done
        ) as crowd:
            in_time = _until_over(plan, rig, watcher, director, crowd, begun)
        rig.stop_workers()  # who was late comes back now and is refused
        _close_django()
        books = verdict.read(watcher, accepted=crowd.asked.accepted, store=rig.home.storage)
        watcher.close()
    return _figures(plan, director, crowd, books, in_time=in_time, seconds=time.monotonic() - begun)


def _until_over(plan: Plan, rig: Rig, watcher: Watcher, director: Director, crowd: Crowd, begun: float) -> bool:
    told = 0.0
    while not (crowd.done and director.done and watcher.over >= len(crowd.asked.accepted) and not _unfinished(watcher)):
        if time.monotonic() - begun > plan.minutes_max * 60:
            return False
        if watcher.look():
            director.step()
        if time.monotonic() - told > TELL_S:
            told = time.monotonic()
            _tell(watcher, director, crowd, told - begun)
        time.sleep(LOOK_S)
    return True


def _unfinished(watcher: Watcher) -> bool:
    rows = watcher.ask("SELECT EXISTS (SELECT 1 FROM generation_job WHERE state IN ('queued', 'running'))")
    return rows is None or bool(rows[0][0])


def _tell(watcher: Watcher, director: Director, crowd: Crowd, seconds: float) -> None:
    dealt = director.dealt
    print(
        f"  {seconds:5.0f} s  accepted {len(crowd.asked.accepted):5d}  over {watcher.over:5d}  waiting {watcher.waiting:4d}"
        f"  kills {dealt.kills:3d}  stops {dealt.stops:2d}  broker {dealt.broker_restarts}  postgres {dealt.postgres_stops}",
        file=sys.stderr,
        flush=True,
    )


def _figures(
    plan: Plan, director: Director, crowd: Crowd, books: verdict.Books, *, in_time: bool, seconds: float
) -> dict[str, Any]:
    dealt, asked = director.dealt, crowd.asked
    all_dealt = director.done and len(asked.accepted) >= plan.jobs
    refused = bool(books.late_finishers_refused) or not dealt.stops  # none refused: the fence was not seen to work
    return {
        "jobs": len(asked.accepted),
        "kills": dealt.kills,
        "kills_of_child_alone": dealt.kills_of_child,
        "stops": dealt.stops,
        "stops_in_vain": dealt.stops_in_vain,
        "broker_restarts": dealt.broker_restarts,
        "postgres_stops": dealt.postgres_stops,
        **books.figures(),
        "refused_while_postgres_was_away": sum(asked.refused.values()),
        "refused_without_cause": dict(asked.refused_without_cause),
        "broker": plan.broker,
        "fenced": plan.fenced,
        "in_time": in_time,
        "seconds": round(seconds, 1),
        "ok": bool(in_time and all_dealt and refused and books.balanced and not asked.refused_without_cause),
    }


def _set_up_django(rig: Rig) -> None:
    os.environ.update(rig.env)
    import django

    django.setup()
    from sora_social.celery import app  # members' calls go through the product's own application

    app.set_default()
    app.loader.import_default_modules()
    shrink_clips()


def _close_django() -> None:
    from django.db import connections

    connections.close_all()
    connections["default"].close_pool()
