"""`python -m benchmarks.hostile [--of-each 5]`; the last line is one JSON object."""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks.hostile.run import run


def main() -> int:
    """This will run all files, print what became of each family, and give 0 when every promise holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("--of-each", type=int, help="so many files of each family")
    figures = run(parser.parse_args().of_each)
    print(json.dumps(figures), flush=True)
    return 0 if figures["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
