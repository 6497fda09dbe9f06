"""Running one command with an environment's services up, and passing on how it ended."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from types import FrameType
from typing import Any

from sora_social.embedded import preflight, services
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import open_home
from sora_social.embedded.launch import Keeper, die_with_parent

SETTINGS = {
    "test": "sora_social.settings.test",
    "demo": "sora_social.settings.demo",
    "bench": "sora_social.settings.test",  # with the durable services of a demo
}


def add_to(commands: Any) -> None:
    """This will add `run` to the command line."""
    parser = commands.add_parser("run", help="start the services, run a command, stop the services")
    parser.add_argument("--env", default="test", choices=tuple(SETTINGS), help="whose services and data (test)")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="after --; without one: serve until Ctrl-C")
    parser.set_defaults(act=_act)


def _act(arguments: argparse.Namespace) -> int:
    command = arguments.command[1:] if arguments.command[:1] == ["--"] else arguments.command
    home = open_home(arguments.env)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    preflight.check(home.folder)
    libraries = preflight.library_path(home.folder)
    with closing(Keeper()) as kept_by, services.running(home, os.environ, kept_by) as up:
        _say("\n".join(up.notes))
        settings = {"DJANGO_SETTINGS_MODULE": SETTINGS[arguments.env]}
        if command:
            return run_command(command, {**settings, **os.environ, **up.urls, **libraries})
        _say("".join(f"{name}={value}\n" for name, value in up.urls.items()) + "Ctrl-C stops them.")
        signal.pause()
    return 0


def run_command(command: Sequence[str], env: Mapping[str, str]) -> int:
    """This will run a command in the foreground and give its exit code as a shell would (128 + signal).

    Ctrl-C reaches it from the terminal, so this process waits for it; SIGTERM and SIGHUP are handed on.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        child = subprocess.Popen(command, env=dict(env), preexec_fn=die_with_parent(signal.SIGTERM))
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda got, _: child.send_signal(got))
        code = child.wait()
    except OSError as error:
        raise StartError(f"{command[0]} cannot be started: {error.strerror}.") from error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return code if code >= 0 else 128 - code


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
