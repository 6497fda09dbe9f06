"""Where one environment (`demo`, `test`) of one checkout keeps its data, logs, ports and secrets."""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Not /var/tmp: that is swept after 30 days on many systems, and a demo's data is meant to stay.
OUTSIDE = Path("/var/lib")


@dataclass(frozen=True)
class Account:
    """The operating system's user that a child process becomes."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Home:
    """The folders of one environment. `data` is where servers keep theirs: `folder`, unless root's home hides that."""

    name: str
    folder: Path
    data: Path
    account: Account | None

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets.env"

    @property
    def credentials(self) -> Path:
        return self.folder / "credentials"

    @property
    def storage(self) -> Path:
        return self.folder / "media"


def open_home(name: str, *, root: Path = ROOT, outside: Path = OUTSIDE) -> Home:
    """This will make the folders of the environment `name` under `root`/var and say where servers keep their data.

    PostgreSQL refuses root, so root's servers run as another account, which cannot look into a home closed to it:
    then the data goes under `outside`. The usual trick of opening every parent folder would expose root's home.
    """
    folder = root / "var" / name
    account = _unprivileged() if os.geteuid() == 0 else None
    data = folder
    for each in (root / "var", folder, folder / "logs", root / "var" / "static"):  # STATIC_ROOT must exist
        open_folder(each)
    if account and not reachable(folder, account):
        data = outside / outside_name(root) / name
        for each in (data.parent, data):
            open_folder(each)
    folder.joinpath("media").mkdir(mode=0o700, exist_ok=True)
    return Home(name, folder, data, account)


def outside_name(root: Path) -> str:
    """This will name the folder outside of `root`, one for each checkout."""
    return f"sora-social-{hashlib.sha256(str(root).encode()).hexdigest()[:12]}"


def open_folder(folder: Path) -> None:
    """This will make a folder that other accounts may pass through but not list; secrets in it are 0600."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_uid == os.geteuid():
        folder.chmod(0o711)


def reachable(path: Path, account: Account) -> bool:
    """This will say whether `account` may pass through every folder above `path` (which need not exist yet)."""
    return all(_may_pass(parent.stat(), account) for parent in path.resolve().parents if parent.exists())


def _may_pass(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def _unprivileged() -> Account:
    """`postgres` where the machine has that user, else `nobody`."""
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid)
    return Account(65534, 65534)
