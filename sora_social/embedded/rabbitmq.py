"""A private RabbitMQ node, for tests and for runs that want it as Celery's broker: Debian's, with its own port mapper.

Erlang's port mapper (epmd) is usually one daemon for the machine, started by the first node and left behind by the last.
Here it is a program of its own on a port of its own, so that it goes with the node. Debian's wrapper in /usr/sbin changes
to the account `rabbitmq`; the script below it runs as whoever starts it.
"""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

from sora_social.embedded.errors import StartError
from sora_social.embedded.launch import Program

SCRIPT = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
USER = "sora"
NODE = "sora@localhost"

# One scheduler that sleeps when idle, and tables for hundreds of connections instead of a million: a boot costs 5 CPU
# seconds so, 6.6 with the defaults.
_SMALL = {
    "RABBITMQ_MAX_NUMBER_OF_PROCESSES": "65536",
    "RABBITMQ_MAX_NUMBER_OF_ATOMS": "300000",
    "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none",
}


def is_installed() -> bool:
    """This will say whether Debian's rabbitmq-server is on this machine."""
    return SCRIPT.exists() and shutil.which("epmd") is not None


def prepare(folder: Path, *, port: int, mapper_port: int, cluster_port: int, password: str) -> list[Program]:
    """This will write the node's settings into `folder` and describe how to run its port mapper and the node itself, to
    be started in this order. All three ports are of 127.0.0.1. Raises StartError where RabbitMQ is not installed.
    """
    if not is_installed():
        raise StartError("No RabbitMQ was found: install Debian's rabbitmq-server.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    base = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    names = {"ERL_EPMD_PORT": str(mapper_port), "ERL_EPMD_ADDRESS": "127.0.0.1"}
    mapper = ("epmd", "-port", str(mapper_port), "-address", "127.0.0.1")
    env = {**base, **names, **_SMALL, **_places(folder, port, password), "RABBITMQ_DIST_PORT": str(cluster_port)}
    return [
        Program(name="epmd", argv=mapper, cwd=folder, env=base, stage=0),
        Program(name="rabbitmq", argv=(str(SCRIPT),), cwd=folder, env=env, stop_wait_s=20, stage=0),
    ]


def is_ready(port: int) -> bool:
    """This will say whether the node answers AMQP's greeting: it listens only once it has booted."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"AMQP\x00\x00\x09\x01")
            return connection.recv(1) == b"\x01"  # a method frame: connection.start
    except OSError:
        return False


def forget(folder: Path) -> None:
    """This will delete what a stopped node has kept: queues and messages."""
    shutil.rmtree(folder / "data", ignore_errors=True)


def url(port: int, password: str) -> str:
    """This will give the broker's address for Celery."""
    return f"amqp://{USER}:{password}@127.0.0.1:{port}//"


def _places(folder: Path, port: int, password: str) -> dict[str, str]:
    """Everything the node keeps lies in `folder`; nothing of /etc/rabbitmq is read."""
    settings = folder / "rabbitmq.conf"
    settings.touch(mode=0o600)
    settings.write_text(
        f"listeners.tcp.default = 127.0.0.1:{port}\ndefault_user = {USER}\ndefault_pass = {password}\n"
        "log.file = false\nlog.console = true\nlog.console.level = warning\n"
    )
    for empty in ("plugins", "environment"):
        (folder / empty).write_text("")
    return {
        "RABBITMQ_NODENAME": NODE,
        "RABBITMQ_CONFIG_FILE": str(settings),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_CONF_ENV_FILE": str(folder / "environment"),
        "RABBITMQ_MNESIA_BASE": str(folder / "data"),
        "RABBITMQ_LOG_BASE": str(folder / "log"),
        "RABBITMQ_GENERATED_CONFIG_DIR": str(folder / "config"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
        # The script then becomes the node, instead of staying above it as a shell that a SIGKILL does not pass on.
        "RUNNING_UNDER_SYSTEMD": "true",
    }
