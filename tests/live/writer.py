"""Appends to members' logs at a steady pace, in a process of its own, as a worker would.

A JSON line says that it begins, one at the end how it went.

`python -m tests.live.writer PER_SECOND SECONDS MEMBER_ID…`
"""

from __future__ import annotations

import json
import random
import sys
import time
from uuid import UUID

import django


def main(per_second: float, seconds: float, member_ids: list[UUID]) -> None:
    """This will append, each entry with the moment it was committed, and print how many each member got."""
    from common import clock, live_log

    chance, begun, cpu = random.Random(7), time.monotonic(), time.process_time()
    numbers: dict[str, int] = {}
    took_s: list[float] = []
    sys.stdout.write(json.dumps({"begun_at": time.time()}) + "\n")
    sys.stdout.flush()
    for turn in range(int(per_second * seconds)):
        time.sleep(max(0.0, begun + turn / per_second - time.monotonic()))
        member_id, before = chance.choice(member_ids), time.monotonic()
        payload = {"at": time.time()}
        numbers[str(member_id)] = live_log.append(
            member_id=member_id, kind="test.note", payload=payload, now=clock.now()
        )
        took_s.append(time.monotonic() - before)
    took_s.sort()
    slow = {"median_ms": round(took_s[len(took_s) // 2] * 1000, 1), "slowest_ms": round(took_s[-1] * 1000)}
    slow["cpu_ms_each"] = round((time.process_time() - cpu) / len(took_s) * 1000, 2)
    sys.stdout.write(json.dumps({"numbers": numbers, **slow}) + "\n")


if __name__ == "__main__":
    django.setup()
    main(float(sys.argv[1]), float(sys.argv[2]), [UUID(each) for each in sys.argv[3:]])
