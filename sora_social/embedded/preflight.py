"""What a machine must have, asked before anything starts: each lack is a sentence that says what to do."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from sora_social.embedded import no_opengl
from sora_social.embedded.errors import StartError

# Data, logs and a few hundred clips; PostgreSQL stops with an error, not a warning, on a full disk.
NEEDED_GB = 0.5
# What the wheels expect of the machine beyond the C library, and Debian's package that has it.
LIBRARIES = {
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libexpat.so.1": "libexpat1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
}


def check(folder: Path) -> None:
    """This will see that the embedded default can run here with its data in `folder`; raises StartError if not."""
    if platform.system() != "Linux":
        raise StartError(
            "The embedded default runs on Linux (WSL and containers included): elsewhere name services by DATABASE_URL, "
            "DATABASE_OWNER_URL, BROKER_URL, CACHE_URL and LAYER_URL and start the processes of docs/architecture.md."
        )
    check_room(folder)


def check_room(folder: Path, free_gb: float | None = None) -> None:
    """This will raise StartError when the disk that holds `folder` has less than NEEDED_GB free."""
    free = shutil.disk_usage(folder).free / 1e9 if free_gb is None else free_gb
    if free < NEEDED_GB:
        raise StartError(
            f"The disk that holds {folder} has {free:.2f} GB free and {NEEDED_GB} GB are needed: make room, then try again."
        )


def library_path(folder: Path, missing: Mapping[str, str] | None = None) -> dict[str, str]:
    """This will give what child processes need in their environment to load every library, usually nothing.

    OpenGL alone has a stand-in, made in `folder` when the machine has none. Raises StartError for any other lack.
    """
    lacking = missing_libraries() if missing is None else dict(missing)
    for_others = {name: package for name, package in lacking.items() if name not in no_opengl.NAMES}
    if for_others:
        names, packages = ", ".join(for_others), " ".join(for_others.values())
        raise StartError(f"This machine lacks {names}: install it (Debian, as root: apt-get install {packages}).")
    if not lacking:
        return {}
    known = os.environ.get("LD_LIBRARY_PATH")
    made = str(no_opengl.make(folder / "no-opengl"))
    return {"LD_LIBRARY_PATH": f"{known}:{made}" if known else made}


def missing_libraries(
    load: Callable[[str], object] = ctypes.CDLL, wanted: Mapping[str, str] = LIBRARIES
) -> dict[str, str]:
    """This will give the shared libraries that cannot be loaded, each with Debian's package that has it."""
    missing = {}
    for name, package in wanted.items():
        try:
            load(name)
        except OSError:
            missing[name] = package
    return missing
