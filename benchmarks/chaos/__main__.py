"""`python -m benchmarks.chaos [--small] [--without-fencing] [--jobs 300 …]`; the last line is one JSON object."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from types import FrameType

from benchmarks.chaos.plan import SMALL, Plan
from benchmarks.chaos.run import run
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import ROOT

COUNTS = {each.name: type(each.default) for each in fields(Plan) if each.type in ("int", "float")}


def main(words: Sequence[str]) -> int:
    """This will run the plan that the words change, print its figures and give 0 when all is well."""
    arguments = _parser().parse_args(words)
    changes = {name: value for name in COUNTS if (value := getattr(arguments, name)) is not None}
    plan = replace(
        SMALL if arguments.small else Plan(), **changes, fenced=not arguments.without_fencing, broker=arguments.broker
    )
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    try:
        figures = run(plan, root=arguments.root.resolve())
    except StartError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(json.dumps(figures), flush=True)
    return 0 if figures["ok"] else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chaos", description=__doc__)
    parser.add_argument("--small", action="store_true", help="the version of the ordinary tests")
    parser.add_argument("--without-fencing", action="store_true", help="workers without the guard: the run must fail")
    parser.add_argument("--broker", choices=("valkey", "rabbitmq"), default="valkey")
    parser.add_argument("--root", type=Path, default=ROOT, help="below whose var/ everything is kept")
    for name, kind in COUNTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=kind)
    return parser


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
