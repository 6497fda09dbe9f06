"""`python -m sora_social.embedded run --env test -- <command…>`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sora_social.embedded import run
from sora_social.embedded.errors import StartError


def main(words: Sequence[str]) -> int:
    """This will run one command and give its exit code; what cannot start says so in one sentence."""
    arguments = _parser().parse_args(words)
    try:
        return int(arguments.act(arguments))
    except StartError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sora_social.embedded", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    run.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
