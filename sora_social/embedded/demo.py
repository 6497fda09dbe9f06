"""`make demo`: the whole product on this machine, from nothing to a first clip."""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import os
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from sora_social.embedded import postgres, preflight, processes, services
from sora_social.embedded.console import Console
from sora_social.embedded.errors import StartError
from sora_social.embedded.front import Front, in_use
from sora_social.embedded.home import ROOT, Home, open_home
from sora_social.embedded.launch import Keeper
from sora_social.embedded.panel import show_panel
from sora_social.embedded.ports import Ports, is_free
from sora_social.embedded.supervisor import Supervisor

PROMPT = "A red ball rolls down a wooden ramp and knocks over a row of dominoes"
CLIP = "clip"
PATIENCE_S = 90.0


def add_to(commands: Any) -> None:
    """This will add `demo` to the command line."""
    parser = commands.add_parser("demo", help="everything at once, with a first clip")
    parser.add_argument("--port", type=int, default=8000, help="the public port (8000)")
    parser.add_argument("--host", default="", help="listen on this address too, for a phone in the same network")
    parser.add_argument("--once", action="store_true", help="make a clip, print its path last, and stop")
    parser.add_argument("--prompt", default="", help="what the clip shows; makes one even if there are clips already")
    parser.set_defaults(act=_act)


@dataclass
class Demo:
    """One run of the demo: what was asked, and what stands so far."""

    arguments: argparse.Namespace
    home: Home
    up: services.Services
    env: dict[str, str]
    console: Console
    kept_by: Keeper
    begun: float
    facts: dict[str, str] = field(default_factory=dict)

    async def run(self) -> str:
        """This will serve until it is told to stop (or, with --once, until the clip is made) and give the clip's path."""
        loop = asyncio.get_running_loop()
        async with Supervisor(self.kept_by, self.console) as supervisor:
            flow = asyncio.ensure_future(self._flow(supervisor))

            def leave() -> None:
                if not flow.cancel():
                    supervisor.hurry()

            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, leave)
            try:
                return await flow
            finally:
                self.console.say("stopping: workers, then servers, then services")

    async def _flow(self, supervisor: Supervisor) -> str:
        ports = Ports(self.home.folder)
        web_port, live_port = ports.get("web"), ports.get("live")
        front = await Front(web_port, live_port).serve(self.arguments.port, self._hosts())
        for service in self.up.started:
            supervisor.watch(service)
        await self._migrate(supervisor)
        supervisor.start(processes.web(self.env, web_port))
        supervisor.start(processes.live(self.env, live_port))
        self.facts, _ = await asyncio.gather(self._manage(supervisor, "demo_data"), self._until_healthy(web_port))
        for program in processes.workers(self.env, self.home.folder):
            supervisor.start(program)
        self.facts[CLIP] = clip = await self._clip(supervisor)
        if not self.arguments.once:
            show_panel(self.env["SITE_URL"], self.facts, self.home)
            await asyncio.Event().wait()  # not serve_forever(): leaving that waits until every browser has left
        front.close()
        return clip

    def _hosts(self) -> list[str]:
        return [*dict.fromkeys(["127.0.0.1", "::1", *filter(None, [self.arguments.host])])]

    async def _migrate(self, supervisor: Supervisor) -> None:
        """Skipped when the tables of this very cluster were made by these very migrations."""
        mark, file = migrations_mark(), self._beside_data("migrated")
        if file and file.exists() and file.read_text() == mark:
            return
        await self._manage(supervisor, "migrate", "--verbosity", "1")
        if file:
            file.write_text(mark)

    def _beside_data(self, name: str) -> Path | None:
        """A note about this very cluster, which goes when its data go; None where the environment names the server."""
        if all(service.program.name != "postgres" for service in self.up.started):
            return None
        return postgres.data_folder(self.home).parent / name

    async def _clip(self, supervisor: Supervisor) -> str:
        """The first clip, or one more when a prompt was given; its progress bar has the terminal to itself."""
        file = self._beside_data("first-clip")
        if file and file.exists() and not self.arguments.prompt and Path(known := file.read_text()).exists():
            return known
        quiet, self.console.quiet = self.console.quiet, True
        made = await self._manage(supervisor, "demo_clip", "--prompt", self.arguments.prompt or PROMPT)
        self.console.quiet = quiet
        if CLIP not in made:
            raise StartError(f"No clip was made; the workers' own words are in {self.home.logs}.")
        if file:
            file.write_text(made[CLIP])
        return made[CLIP]

    async def _manage(self, supervisor: Supervisor, name: str, *words: str) -> dict[str, str]:
        """Runs a management command and gives the `name: value` lines that it printed."""
        facts: dict[str, str] = {}

        def take(line: bytes) -> None:
            key, colon, value = line.decode(errors="replace").partition(": ")
            if colon and key.strip():
                facts[key.strip()] = value.strip()
            else:
                self.console.line(name, line)

        code = await supervisor.run_once(processes.manage(self.env, name, *words), take)
        if code:
            raise StartError(f"manage.py {name} failed (code {code}); what it said is above.")
        return facts

    async def _until_healthy(self, port: int) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not await is_healthy(port):
            if time.monotonic() > deadline:
                words = self.console.last_words("web")
                raise StartError(f"The web server did not answer in {PATIENCE_S:.0f} s. Its last words:\n{words}")
            await asyncio.sleep(0.1)
        self.console.say(f"serving {self.env['SITE_URL']} after {time.monotonic() - self.begun:.1f} s")


def _act(arguments: argparse.Namespace) -> int:
    begun = time.monotonic()
    home = open_home("demo")
    preflight.check(home.folder)
    libraries = preflight.library_path(home.folder)
    if not is_free(arguments.port):
        raise StartError(in_use(arguments.port))
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    console = Console(home.logs, quiet=arguments.once)
    with closing(Keeper()) as kept_by, services.running(home, os.environ, kept_by) as up:
        if up.owner_pid != os.getpid():
            raise StartError(
                f"The demo already runs (process {up.owner_pid}): stop it first, or use the one that runs."
            )
        for note in up.notes:
            console.say(note)
        env = environment(up, arguments.port, libraries)
        demo = Demo(arguments, home, up, env, console, kept_by, begun)
        try:
            clip = asyncio.run(demo.run())
        except asyncio.CancelledError:
            return 130 if arguments.once else 0
    print(f"{CLIP}: {clip}", flush=True)
    return 0


def environment(up: services.Services, port: int, libraries: Mapping[str, str]) -> dict[str, str]:
    """This will give what the product's processes read; what the caller's environment names stays as it is."""
    defaults = {"SITE_URL": f"http://localhost:{port}", "DJANGO_SETTINGS_MODULE": "sora_social.settings.demo"}
    extra = {"PYTHONUNBUFFERED": "1", **libraries}
    if os.geteuid() == 0 and "PYTHONWARNINGS" not in os.environ:
        extra["PYTHONWARNINGS"] = "ignore:You're running the worker with superuser"  # four times a paragraph
    return {**defaults, **os.environ, **up.urls, **extra}


def migrations_mark(root: Path = ROOT) -> str:
    """This will change whenever a migration of ours or a pinned dependency (which may bring its own) changes."""
    told = hashlib.sha256()
    for file in [root / "pyproject.toml", *sorted(root.glob("*/migrations/*.py"))]:
        told.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()


async def is_healthy(port: int) -> bool:
    """This will ask GET /healthz of the web server on `port` and say whether it answered 200."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    try:
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return b" 200 " in await asyncio.wait_for(reader.readline(), 10)
    except (OSError, TimeoutError):
        return False
    finally:
        writer.close()


def _leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
