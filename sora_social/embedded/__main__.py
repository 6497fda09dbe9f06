"""`python -m sora_social.embedded demo | run | clean`: everything on one machine, without an administrator."""

from __future__ import annotations

import argparse
import errno
import sys
from collections.abc import Sequence

from sora_social.embedded import clean, demo, run
from sora_social.embedded.errors import StartError

UNWRITABLE = {
    errno.EACCES: "belongs to another user: run this as that user",
    errno.EPERM: "belongs to another user: run this as that user",
    errno.EROFS: "is on a disk that cannot be written: use a checkout on another one",
    errno.ENOSPC: "is on a full disk: make room, then try again",
}


def main(words: Sequence[str]) -> int:
    """This will run one command and give its exit code; what cannot start says so in one sentence."""
    arguments = _parser().parse_args(words)
    try:
        return int(arguments.act(arguments))
    except StartError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except OSError as problem:
        if problem.errno not in UNWRITABLE:
            raise
        print(f"\n{problem.filename or 'The disk'} {UNWRITABLE[problem.errno]}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sora_social.embedded", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (demo, run, clean):
        command.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
