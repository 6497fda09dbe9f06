"""The child: started as a program of its own by `sandbox`, it does one task behind walls and tells one answer.

It is run by its path in an isolated interpreter without site packages (`python -I -S -B`), so where to find the
packages is part of its job, which it reads from its standard input.
"""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    """This will do the job that waits on standard input."""
    job = json.load(sys.stdin.buffer)
    os.close(0)
    sys.path[:0] = job["paths"]
    # One thread: no other could be had behind the walls, and each would take memory of its own.
    os.putenv("OPENBLAS_NUM_THREADS", "1")
    os.putenv("OMP_NUM_THREADS", "1")
    from media.safe import errand

    errand.run(job)


if __name__ == "__main__":
    main()
