"""The demo's one public port as a process of its own: `python -m tests.front_process PORT WEB_PORT LIVE_PORT`."""

from __future__ import annotations

import asyncio
import sys

from sora_social.embedded.front import Front


async def main(port: int, web_port: int, live_port: int) -> None:
    """This will carry connections until it is told to stop."""
    server = await Front(web_port, live_port).serve(port, ["127.0.0.1"])
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*map(int, sys.argv[1:])))
