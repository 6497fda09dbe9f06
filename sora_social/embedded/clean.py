"""Removing what the embedded default keeps: data, logs, secrets."""

from __future__ import annotations

import argparse
import fcntl
import shutil
from pathlib import Path
from typing import Any

from sora_social.embedded.errors import StartError
from sora_social.embedded.home import OUTSIDE, ROOT, outside_name


def add_to(commands: Any) -> None:
    """This will add `clean` to the command line."""
    parser = commands.add_parser("clean", help="remove all data, logs and secrets of every environment")
    parser.set_defaults(act=_act)


def _act(_: argparse.Namespace) -> int:
    remove(ROOT, OUTSIDE)
    return 0


def remove(root: Path, outside: Path) -> None:
    """This will remove `root`/var and what lies outside for it. Raises StartError while something runs on it."""
    for lock in root.glob("var/*/owner.lock"):
        with lock.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StartError(f"The services under {lock.parent} are running: stop them first.") from None
    for folder in (root / "var", outside / outside_name(root)):
        if folder.exists():
            shutil.rmtree(folder)
            print(f"removed {folder}")
