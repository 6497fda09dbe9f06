"""Private brokers that a test may kill and start again: the machine's Valkey, and Debian's RabbitMQ."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sora_social.celery import app
from sora_social.embedded import broker, rabbitmq
from sora_social.embedded.home import Home
from sora_social.embedded.launch import Keeper, Program, bury, launch, stop
from sora_social.embedded.ports import Ports
from sora_social.settings.parts.broker import celery_with
from tests.processes import until


@dataclass
class Broker:
    """A broker of the test's own."""

    url: str
    program: Program
    is_ready: Callable[[], bool]
    kept_by: Keeper
    log: Path
    process: subprocess.Popen[bytes] | None = None
    beside: tuple[Program, subprocess.Popen[bytes]] | None = None  # what it needs, ended after it

    def start(self) -> None:
        """This will start it and wait until it can be used."""
        with self.log.open("ab") as out:
            self.process = launch(self.program, self.kept_by, stdout=out, stderr=subprocess.STDOUT)
        until(self.is_ready, f"{self.program.name} is ready")

    def kill(self) -> None:
        """This will end it at once, with whatever it has not written."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        bury(self.process, self.kept_by)
        self.process = None


@contextmanager
def private(kind: str, folder: Path) -> Iterator[Broker]:
    """This will run a broker of `kind` ("valkey" or "rabbitmq") in `folder` for the time of the block."""
    with closing(Keeper()) as kept_by:
        found = (_valkey if kind == "valkey" else _rabbitmq)(folder, kept_by)
        found.start()
        try:
            yield found
        finally:
            if found.process is not None:
                stop([(found.program, found.process)], kept_by)
            if found.beside is not None:
                stop([found.beside], kept_by)


def send_to(found: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    """This will have the calls of this process go to that broker."""
    conf = celery_with(found.url)
    for name in ("broker_url", "broker_transport_options"):
        assert app.conf[name]  # read once before: a configuration that is still pending would forget the change
        monkeypatch.setitem(app.conf.changes, name, conf[name])
    monkeypatch.setattr(app, "_pool", None)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)


def _valkey(folder: Path, kept_by: Keeper) -> Broker:
    port, passwords = Ports(folder).get("broker"), {"BROKER_PASSWORD": secrets.token_hex(8)}
    program = broker.prepare(Home("chaos", folder, folder, None), broker.choose(), port, passwords)
    url = broker.urls(port, passwords)["BROKER_URL"]
    return Broker(url, program, lambda: broker.is_ready(port, passwords), kept_by, folder / "broker.log")


def _rabbitmq(folder: Path, kept_by: Keeper) -> Broker:
    if not rabbitmq.is_installed():
        pytest.skip("NO RABBITMQ: install Debian's rabbitmq-server to run this test")
    ports, password = Ports(folder), secrets.token_hex(8)
    names: dict[str, Any] = {each: ports.get(each) for each in ("port", "mapper_port", "cluster_port")}
    mapper, node = rabbitmq.prepare(folder / "rabbitmq", **names, password=password)
    beside = (mapper, launch(mapper, kept_by, stdout=subprocess.DEVNULL))
    port, log = names["port"], folder / "broker.log"
    url = rabbitmq.url(port, password)
    return Broker(url, node, lambda: rabbitmq.is_ready(port), kept_by, log, beside=beside)
