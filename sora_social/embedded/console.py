"""What the terminal shows: a coloured name before each line, whole lines in a file of their own."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

_ANSI = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
_COLOURS = {"web": 36, "live": 34, "gpu": 35, "cpu": 33, "chores": 32, "beat": 32, "postgres": 90, "broker": 90}
_OUR_COLOUR = 1
LARGEST_LOG = 5_000_000
_CRITICAL = b"[critical"  # as structlog writes its level


def wants_colour(out: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """This will say whether to colour: on a terminal, unless NO_COLOR is set to anything (no-color.org)."""
    return out.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


class Console:
    """Prints what the processes say, and keeps it. While `quiet`, it only keeps all but what stops a process's work."""

    def __init__(self, logs: Path, out: TextIO = sys.stderr, *, quiet: bool = False) -> None:
        self._logs = logs
        self._out = out
        self._colour = wants_colour(out)
        self.quiet = quiet

    def line(self, name: str, line: bytes) -> None:
        """This will take one line that the process `name` wrote, without its newline."""
        plain = _ANSI.sub(b"", line)
        self._keep(name, plain)
        if not self.quiet or _CRITICAL in plain:  # somebody may be waiting for what will never come
            self._print(name, (line if self._colour else plain).decode(errors="replace"), _COLOURS.get(name, 37))

    def say(self, text: str) -> None:
        """This will say something of the supervisor's own, quiet or not."""
        self._keep("supervisor", text.encode())
        self._print("", text, _OUR_COLOUR)

    def last_words(self, name: str, count: int = 12) -> str:
        """This will give the last lines that the process `name` wrote."""
        try:
            return "\n".join(self.file(name).read_text(errors="replace").splitlines()[-count:])
        except FileNotFoundError:
            return ""

    def file(self, name: str) -> Path:
        """This will say where the lines of `name` are kept."""
        return self._logs / f"{name}.log"

    def _print(self, name: str, text: str, colour: int) -> None:
        head = f"{name or '»':<9}"
        self._out.write(f"\x1b[{colour}m{head}│\x1b[0m {text}\n" if self._colour else f"{head}│ {text}\n")
        self._out.flush()

    def _keep(self, name: str, line: bytes) -> None:
        file = self.file(name)
        if file.exists() and file.stat().st_size > LARGEST_LOG:
            file.replace(file.with_suffix(".log.1"))
        with file.open("ab") as log:
            log.write(line + b"\n")
