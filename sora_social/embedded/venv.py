"""The virtual environment: made once, and brought up to date when the pinned dependencies change.

Run by path with any Python 3.11 or newer (`python3 sora_social/embedded/venv.py demo test`): it may use nothing but the
standard library and nothing of this package, because nothing is installed yet. Only the dependencies are installed,
not the project: it runs from its checkout, and so nothing is built and no clutter is left in it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
# What a first installation downloads and unpacks, in GB, with room for pip's own copies.
ROOM_GB = {"demo": 1.5, "gpu": 4.0, "test": 1.0}


def main(extras: Sequence[str]) -> int:
    """This will see that `.venv` holds the project's dependencies and those of `extras`; 0 when it does."""
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text())["project"]
    known = _stamp()
    wanted = sorted({*extras, *known.get("extras", [])})
    print_of = fingerprint(project, wanted)
    if known == {"extras": wanted, "fingerprint": print_of} and _works():
        return 0
    problem = _room(extras) or _make() or _install(project, wanted)
    if problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    STAMP.write_text(json.dumps({"extras": wanted, "fingerprint": print_of}) + "\n")
    return 0


def requirements(project: dict[str, Any], extras: Sequence[str]) -> list[str]:
    """This will list the requirements of the project and of `extras`, as pyproject.toml pins them.

    Raises KeyError for an unknown extra.
    """
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in extras for line in optional[extra])]


def fingerprint(project: dict[str, Any], extras: Sequence[str]) -> str:
    """This will change when a pin or the Python's version (3.x) changes, and with nothing else."""
    told = [f"{sys.version_info.major}.{sys.version_info.minor}", *requirements(project, extras)]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _stamp() -> dict[str, Any]:
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def _works() -> bool:
    """False when the Python it was made with has gone, or is now another version than the packages are for."""
    packages = VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    return VENV.joinpath("bin", "python").exists() and packages.joinpath("pip").exists()


def _room(extras: Sequence[str]) -> str:
    needed = sum(ROOM_GB.get(extra, 0.0) for extra in extras)
    free = shutil.disk_usage(ROOT).free / 1e9
    if free >= needed or _works():
        return ""
    return f"The first installation needs about {needed:.1f} GB and {ROOT} has {free:.1f} GB free: make room."


def _make() -> str:
    if _works():
        return ""
    tell("making the virtual environment (.venv)")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False, capture_output=True, text=True)
    if made.returncode == 0:
        return ""
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (
        f"Python {version} could not make a virtual environment: install Debian's python{version}-venv (as root: "
        f"apt-get install python{version}-venv), then try again. It said: {' '.join(made.stdout.split())[-300:]}"
    )


def _install(project: dict[str, Any], extras: Sequence[str]) -> str:
    """torch comes first and alone: beside other requirements a resolver may settle on another build of it."""
    lines = requirements(project, extras)
    first = [line for line in lines if line.startswith("torch==")]
    for batch in ([first] if first else []) + [lines]:
        if problem := _pip(batch):
            return problem
    return ""


def _pip(lines: Sequence[str]) -> str:
    quiet = [] if sys.stderr.isatty() else ["--quiet", "--progress-bar", "off"]
    command = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", *quiet, *lines]
    tell(f"installing {len(lines)} pinned packages and what they need")
    for attempt in (1, 2):
        if subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0:
            return ""
        if attempt == 1:
            tell("that failed; trying once more")
    return "pip could not install the dependencies (its reason is above): check the network, then run the same again."


def tell(text: str) -> None:
    """This will say what takes its time, on standard error: standard output is for the result."""
    print(f"» {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
