"""The watcher that outlives its supervisor by seconds: when that one dies in whatever way, it ends what was left.

It reads `+<group> <signal> <stage>` and `-<group>` on standard input. The end of input means that the supervisor is
gone (the kernel closes the pipe even after SIGKILL): every group still listed gets its signal, the highest stage
first, and SIGKILL when it lingers. Standard library only: it is started by path, without site packages.
"""

from __future__ import annotations

import os
import signal
import sys
import time

PATIENCE_S = 5.0


def main() -> None:
    """This will keep the list until input ends, then end every process group on it."""
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)  # its end is the end of its input, nothing else
    groups: dict[int, tuple[int, int]] = {}
    for line in sys.stdin:
        if line.startswith("+"):
            group, number, stage = (int(word) for word in line[1:].split())
            groups[group] = (number, stage)
        else:
            groups.pop(int(line[1:]), None)
    for stage in sorted({stage for _, stage in groups.values()}, reverse=True):
        end({group: number for group, (number, its) in groups.items() if its == stage}, PATIENCE_S)


def end(groups: dict[int, int], patience_s: float) -> None:
    """This will signal each group, wait up to `patience_s` seconds for all to go, and kill those that stay."""
    for group, number in groups.items():
        send(group, number)
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline and any(send(group, 0) for group in groups):
        time.sleep(0.05)
    for group in groups:
        send(group, signal.SIGKILL)


def send(group: int, number: int) -> bool:
    """This will signal a process group and say whether it still has members."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    main()
