"""1,000 sockets of 250 members: cut at random, the layer killed twice, the live process once; who reads what, and when."""

from __future__ import annotations

import asyncio
import json
import tempfile
from pathlib import Path

from benchmarks.database import fresh_database


def main() -> None:
    """This will print the figures and the JSON line."""
    with fresh_database():
        from tests.live.server import own_server
        from tests.live.storm import Weather, make_clients, open_house, run

        weather = Weather(
            members=250,
            sockets_each=4,
            seconds=100,
            appends_per_s=4,
            drops_per_s=4,
            outages=((20, 5), (45, 10)),
            restart_live_at=70,
            gather_s=20,
            idle_s=12,
        )
        with tempfile.TemporaryDirectory(prefix="sora-sockets-") as folder, own_server() as layer:
            house = open_house(layer, Path(folder))
            try:
                figures = asyncio.run(run(house, weather, make_clients(house, weather), print))
            finally:
                house.stop()
    for name, figure in figures.items():
        print(f"{name}: {figure}", flush=True)
    ok = figures["gaps"] == figures["repeats"] == 0 and figures["slowest_ms"] < 1000
    print(json.dumps({"ok": ok, **figures}))


if __name__ == "__main__":
    main()
