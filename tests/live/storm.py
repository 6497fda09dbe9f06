"""Many sockets under bad weather: connections cut at random, the layer killed, the live process started anew.

The real web and live processes, a writer's, and this one that holds the clients. `benchmarks/sockets.py` runs it with
1,000 sockets, `test_storm.py` with 60.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from accounts.models import Member
from sora_social.embedded import processes
from sora_social.embedded.home import ROOT
from sora_social.embedded.launch import Program
from tests.factories import make_member
from tests.live.clients import Client, Reader, count
from tests.live.server import Server
from tests.processes import Running, environment, free_port, start

STORM_S = 30.0  # for which the sockets come back after the live process was started anew, not counted as calm
CALM_AFTER_S = 5.0  # a layer that came back is of full use again within this time


@dataclass(frozen=True)
class Weather:
    """How many, how long, and what goes wrong when (seconds after the first append)."""

    members: int
    sockets_each: int
    seconds: float
    appends_per_s: float
    drops_per_s: float
    outages: tuple[tuple[float, float], ...]  # from, for how long
    restart_live_at: float | None = None
    gather_s: float = 5.0  # over which the sockets open
    idle_s: float = 0.0  # for which nothing happens at first: what holding the sockets costs


@dataclass
class House:
    """The processes of one run."""

    layer: Server
    env: dict[str, str]
    folder: Path
    web_port: int
    live_port: int
    running: dict[str, Running]
    spent_cpu_s: float = 0.0

    def start_live(self) -> None:
        """This will start the live process on its port."""
        self.running["live"] = start(processes.live(self.env, self.live_port), self.folder)

    def restart_live(self) -> None:
        """This will end the live process at once and start another."""
        self.spent_cpu_s += figures(self.running["live"])["cpu_s"]
        self.running["live"].kill()
        self.start_live()

    def stop(self) -> None:
        """This will end every process of the run."""
        for each in self.running.values():
            each.stop()


def open_house(layer: Server, folder: Path, **settings: str) -> House:
    """This will start web and live on a layer of their own, with the pools of a real installation."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < 8192:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    env = environment(
        folder / "media", LAYER_URL=layer.url, DJANGO_SETTINGS_MODULE="sora_social.settings.demo", **settings
    )
    house = House(layer, env, folder, free_port(), free_port(), {})
    house.running["web"] = start(processes.web(env, house.web_port), folder)
    house.start_live()
    return house


def sign_in(member: Member) -> str:
    """This will make a session as signing in does, without a password, and give its cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def make_clients(house: House, weather: Weather) -> list[Client]:
    """This will make the members, their sessions and their clients; nothing is connected yet."""
    reader = Reader(house.web_port)
    members = [make_member(f"storm{number}") for number in range(weather.members)]
    cookies = {member: sign_in(member) for member in members}
    return [
        Client(str(member.pk), cookie, house.live_port, reader, random.Random(f"{member.handle} {number}"))
        for member, cookie in cookies.items()
        for number in range(weather.sockets_each)
    ]


async def run(house: House, weather: Weather, clients: list[Client], say: Callable[[str], None]) -> dict[str, Any]:
    """This will let the weather rage over the clients and give the figures."""
    chance = random.Random(7)
    tasks = [asyncio.create_task(_after(chance.random() * weather.gather_s, client.run())) for client in clients]
    try:
        return await _rage(house, weather, clients, chance, say)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        clients[0].reader.close()


async def _rage(
    house: House, weather: Weather, clients: list[Client], chance: random.Random, say: Callable[[str], None]
) -> dict[str, Any]:
    await _until(lambda: all(client.connections for client in clients), weather.gather_s + 60)
    say(f"{len(clients)} sockets are open")
    idle = await _idle(house, weather.idle_s)
    calm_cpu = figures(house.running["live"])["cpu_s"]
    writer = await _begin_to_write(house, weather, sorted({client.member for client in clients}))
    begun = time.time()
    storm = asyncio.gather(_drops(weather, clients, chance), *(_outage(house, each, say) for each in weather.outages))
    restart = asyncio.create_task(_restart(house, weather.restart_live_at, say))
    written = await _written(writer)
    await asyncio.gather(storm, restart)
    newest = written.pop("numbers")
    await _until(lambda: all(client.after >= newest.get(client.member, 0) for client in clients), 60)
    live, found = figures(house.running["live"]), result(clients, newest, weather, begun)
    live_cpu_s = round(live["cpu_s"] + house.spent_cpu_s - calm_cpu, 1)
    used = {
        **idle,
        "live_cpu_s": live_cpu_s,
        "live_mb": live["mb"],
        "web_cpu_s": figures(house.running["web"])["cpu_s"],
    }
    notes = sum(len(log.read_text().splitlines()) for log in house.folder.glob("live-*.log"))
    return {**found, **written, **used, "live_notes": notes, "s": round(time.time() - begun)}


def result(clients: list[Client], newest: dict[str, int], weather: Weather, begun: float) -> dict[str, Any]:
    """This will count what each client read against what was written, and how late it was."""
    counts = [count(client.read, newest.get(client.member, 0)) for client in clients]
    outages = [(begun + at, begun + at + away + CALM_AFTER_S) for at, away in weather.outages]
    storm_at = begun + weather.restart_live_at if weather.restart_live_at is not None else float("inf")
    seen = [(at, late) for client in clients for at, late, was_open in client.delays if was_open]
    dark = [late for at, late in seen if any(start <= at <= end for start, end in outages)]
    away = {at for at, _ in seen if any(start <= at <= end for start, end in outages) or 0 <= at - storm_at < STORM_S}
    calm = sorted(late for at, late in seen if at not in away)
    return {
        "sockets": len(clients),
        "appends": sum(newest.values()),
        "reads_expected": sum(newest.get(client.member, 0) for client in clients),
        "gaps": sum(gaps for gaps, _ in counts),
        "repeats": sum(repeats for _, repeats in counts),
        "reconnects": sum(client.connections for client in clients) - len(clients),
        "hints": sum(client.hints for client in clients),
        "p50_s": round(calm[len(calm) // 2], 3) if calm else None,
        "p99_s": round(calm[int(len(calm) * 0.99)], 3) if calm else None,
        "latest_while_the_layer_was_away_s": round(max(dark, default=0.0), 2),
        "all_back_after_restart_s": round(max(client.opened_at for client in clients) - storm_at, 1)
        if storm_at < float("inf")
        else None,
    }


def figures(running: Running) -> dict[str, float]:
    """This will give CPU seconds and resident megabytes of a process and its children."""
    process = psutil.Process(running.process.pid)
    family = [process, *process.children(recursive=True)]
    cpu_s = sum(sum(each.cpu_times()[:2]) for each in family)
    return {"cpu_s": round(cpu_s, 2), "mb": round(sum(each.memory_info().rss for each in family) / 2**20)}


async def _after(seconds: float, then: Any) -> None:
    await asyncio.sleep(seconds)
    await then


async def _until(met: Callable[[], bool], patience_s: float) -> bool:
    deadline = time.monotonic() + patience_s
    while not met() and time.monotonic() < deadline:
        await asyncio.sleep(0.05)
    return met()


async def _idle(house: House, seconds: float) -> dict[str, float]:
    """Gives the share of a core that the live process needs while its sockets are open and nothing happens."""
    if not seconds:
        return {}
    await asyncio.sleep(3)  # what opened last is still being welcomed
    before = figures(house.running["live"])["cpu_s"]
    await asyncio.sleep(seconds)
    return {"idle_cpu_ms_per_s": round((figures(house.running["live"])["cpu_s"] - before) / seconds * 1000, 1)}


async def _drops(weather: Weather, clients: list[Client], chance: random.Random) -> None:
    for _ in range(int(weather.drops_per_s * (weather.restart_live_at or weather.seconds))):
        await asyncio.sleep(1 / weather.drops_per_s)
        chance.choice(clients).drop()


async def _outage(house: House, outage: tuple[float, float], say: Callable[[str], None]) -> None:
    at, away = outage
    await asyncio.sleep(at)
    house.layer.kill()
    say(f"{at:.0f} s: the layer is killed for {away:.0f} s")
    await asyncio.sleep(away)
    await asyncio.to_thread(house.layer.start)


async def _restart(house: House, at: float | None, say: Callable[[str], None]) -> None:
    if at is not None:
        await asyncio.sleep(at)
        house.restart_live()
        say(f"{at:.0f} s: the live process is killed and started again; every socket comes back")


async def _begin_to_write(house: House, weather: Weather, member_ids: list[str]) -> Running:
    """Gives the writer once its first entry is due: the weather counts from there, however long Python takes to start."""
    words = [sys.executable, "-m", "tests.live.writer", str(weather.appends_per_s), str(weather.seconds), *member_ids]
    program = Program("writer", tuple(words), ROOT, house.env, stop_wait_s=5, stage=processes.ERRANDS)
    writer = house.running["writer"] = start(program, house.folder)
    await _until(lambda: "begun_at" in writer.log.read_text() or writer.process.poll() is not None, 60)
    return writer


async def _written(writer: Running) -> dict[str, Any]:
    while writer.process.poll() is None:
        await asyncio.sleep(0.1)
    lines = writer.log.read_text().splitlines()
    assert writer.process.returncode == 0, os.linesep.join(lines[-20:])
    return {"writer_notes": len(lines) - 2, **json.loads(lines[-1])}
