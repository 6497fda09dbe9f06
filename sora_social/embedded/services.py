"""The services of one environment together: what the environment names is used, the rest is started."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sora_social.embedded import broker, postgres, secret_store
from sora_social.embedded import secrets as product_secrets
from sora_social.embedded.errors import StartError
from sora_social.embedded.home import Home
from sora_social.embedded.launch import Keeper, Program, bury, has_ended, launch, stop
from sora_social.embedded.ports import Ports

DATABASE_NAMES = ("DATABASE_URL", "DATABASE_OWNER_URL")
BROKER_NAMES = ("BROKER_URL", "CACHE_URL", "LAYER_URL")
PATIENCE_S = 60.0


@dataclass
class Service:
    """One started service: its program, how to know that it is ready, and its present process."""

    program: Program
    is_ready: Callable[[], bool]
    log: Path
    process: subprocess.Popen[bytes]


@dataclass
class Services:
    """What stands: the addresses for the product's processes, and the services that were started here."""

    urls: dict[str, str]
    started: list[Service] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    owner_pid: int = field(default_factory=os.getpid)


@contextmanager
def running(home: Home, environ: Mapping[str, str], kept_by: Keeper) -> Iterator[Services]:
    """This will have the services up inside the block and stop, afterwards, those that it started.

    Where another process already keeps this environment's services, they are shared: that process waits with
    stopping them until the block has ended. Raises StartError.
    """
    with _lock(home, "owner", fcntl.LOCK_EX) as owner, _lock(home, "users", None) as users:
        if owner is None:
            fcntl.flock(users or 0, fcntl.LOCK_SH)
            yield _shared(home, environ)
            return
        services = Services(_settings(home, environ))
        _addresses(home).unlink(missing_ok=True)
        try:
            _start(home, environ, kept_by, services)
            _note(home, services)
            yield services
            _wait_for_sharers(users)
        finally:
            _addresses(home).unlink(missing_ok=True)
            stop(((service.program, service.process) for service in services.started), kept_by)


def relaunch(service: Service, kept_by: Keeper) -> None:
    """This will start a service again after it ended by itself."""
    service.process = _launch(service.program, service.log, kept_by)


def _start(home: Home, environ: Mapping[str, str], kept_by: Keeper, services: Services) -> None:
    ports, passwords = Ports(home.folder), secret_store.complete(home.secrets)
    if any(environ.get(name) for name in DATABASE_NAMES):
        services.urls |= _named_database(environ)
        services.notes.append("PostgreSQL: the one DATABASE_URL names")
    else:
        server = postgres.choose(home, environ.get("SORA_POSTGRES", ""))
        port = ports.get("postgres")
        program = postgres.prepare(home, server, port, passwords)
        _begin(services, program, lambda: postgres.is_ready(home), home, kept_by)
        services.urls |= postgres.urls(port, passwords)
        services.notes.append(f"PostgreSQL: {server.origin}, data in {postgres.data_folder(home)}")
    _start_broker(home, environ, kept_by, services, ports, passwords)
    _wait_until_ready(services, kept_by)
    if services.started and services.started[0].program.name == "postgres":
        _create_roles_once(home, port, passwords)


def _start_broker(
    home: Home,
    environ: Mapping[str, str],
    kept_by: Keeper,
    services: Services,
    ports: Ports,
    passwords: Mapping[str, str],
) -> None:
    named = {name: environ[name] for name in BROKER_NAMES if environ.get(name)}
    if len(named) < len(BROKER_NAMES):
        server, port = broker.choose(environ.get("SORA_BROKER", "")), ports.get("broker")
        program = broker.prepare(home, server, port, passwords)
        _begin(services, program, lambda: broker.is_ready(port, passwords), home, kept_by)
        services.urls |= broker.urls(port, passwords)
        services.notes.append(f"Broker, cache and channel layer: {server}")
    services.urls |= named
    services.notes += [f"{name}: named by the environment" for name in named]


def _named_database(environ: Mapping[str, str]) -> dict[str, str]:
    missing = [name for name in DATABASE_NAMES if not environ.get(name)]
    if missing:
        raise StartError(
            f"{missing[0]} is missing: the application's role (DATABASE_URL) and the one that owns the tables and "
            "migrates (DATABASE_OWNER_URL) are named together."
        )
    return {name: environ[name] for name in DATABASE_NAMES}


def _settings(home: Home, environ: Mapping[str, str]) -> dict[str, str]:
    ours = {"STORAGE_URL": home.storage.as_uri(), "SECRETS_FILE": str(home.secrets)}
    if not environ.get("CREDENTIALS_SIGNER"):
        ours |= product_secrets.development_credentials(home.credentials)
    return {name: environ.get(name) or value for name, value in ours.items()}


def _begin(services: Services, program: Program, is_ready: Callable[[], bool], home: Home, kept_by: Keeper) -> None:
    log = home.logs / f"{program.name}.log"
    services.started.append(Service(program, is_ready, log, _launch(program, log, kept_by)))


def _launch(program: Program, log: Path, kept_by: Keeper) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return launch(program, kept_by, stdout=out, stderr=subprocess.STDOUT)


def _wait_until_ready(services: Services, kept_by: Keeper) -> None:
    deadline = time.monotonic() + PATIENCE_S
    for service in services.started:
        while not service.is_ready():
            if has_ended(service.process):
                code = bury(service.process, kept_by)
                raise StartError(f"{service.program.name} ended at once (code {code}): {_last_words(service.log)}")
            if time.monotonic() > deadline:
                raise StartError(f"{service.program.name} was not ready in {PATIENCE_S:.0f} s; see {service.log}.")
            time.sleep(0.02)


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    telling = [line for line in lines if "FATAL" in line or "error" in line.lower()]
    return (telling or lines or ["it said nothing."])[-1] + f" ({log})"


def _create_roles_once(home: Home, port: int, passwords: Mapping[str, str]) -> None:
    """The marker lies beside the data, so that it goes when they go."""
    marker = postgres.data_folder(home).parent / "roles-made-2"
    if marker.exists() and marker.stat().st_mtime >= home.secrets.stat().st_mtime:
        return
    postgres.create_roles(port, passwords)
    marker.touch()


@contextmanager
def _lock(home: Home, name: str, kind: int | None) -> Iterator[IO[str] | None]:
    """A lock that the kernel lets go with its process; None when somebody else has it."""
    with home.folder.joinpath(f"{name}.lock").open("a+") as file:
        try:
            if kind is not None:
                fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield file


def _note(home: Home, services: Services) -> None:
    """Leaves the addresses for those who share, in a private file."""
    secret_store.write(_addresses(home), {**services.urls, "SERVICES_OWNER": str(services.owner_pid)})


def _addresses(home: Home) -> Path:
    return home.folder / "services.env"


def _shared(home: Home, environ: Mapping[str, str]) -> Services:
    deadline = time.monotonic() + PATIENCE_S
    while not (known := secret_store.read(_addresses(home))):
        if time.monotonic() > deadline:
            raise StartError(f"Another process holds {home.folder} but has no services up: stop it and try again.")
        time.sleep(0.1)
    owner = int(known.pop("SERVICES_OWNER"))
    named = {name: environ[name] for name in (*DATABASE_NAMES, *BROKER_NAMES) if environ.get(name)}
    return Services({**known, **named}, notes=[f"sharing the services that process {owner} keeps"], owner_pid=owner)


def _wait_for_sharers(users: IO[str] | None) -> None:
    if users is None:
        return
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("waiting for another command that shares these services", file=sys.stderr)
        fcntl.flock(users, fcntl.LOCK_EX)
