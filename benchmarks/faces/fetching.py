"""Packages are downloaded, never installed, and the listed pictures are read out of them."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from benchmarks.faces.listing import Listed, Package
from media.contracts import Frame

DOWNLOADS = Path("var/faces")
"""Where downloaded packages are kept (0.8 GB), beside the repository's other working data."""

_PATIENCE_S = 300

Image.MAX_IMAGE_PIXELS = None


def pictures(package: Package, wanted: Iterable[Listed]) -> Iterator[tuple[Listed, Frame]]:
    """This will yield a package's listed pictures, uint8 [height, width, 3], RGB, upright, on white.

    The package is downloaded where it is not yet there. Raises CalledProcessError where it cannot be had,
    FileNotFoundError where this machine has no Debian, KeyError where the package has no such picture.
    """
    wanted = list(wanted)
    contents = _contents(_archive(package), {each.file.partition("#")[0] for each in wanted})
    for each in wanted:
        file, _, row = each.file.partition("#")
        yield each, _row(contents[file], int(row)) if row else _decoded(contents[file])


def _archive(package: Package) -> Path:
    folder = DOWNLOADS / f"{package.how}-{package.name}-{package.version.replace(':', '-')}"
    if not (folder / "whole").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(_download(package), cwd=folder, check=True, timeout=_PATIENCE_S, stdout=subprocess.DEVNULL)
        (folder / "whole").touch()
    return next(each for each in folder.iterdir() if each.name != "whole")


def _download(package: Package) -> list[str]:
    if package.how == "apt":
        return [_program("apt-get"), "download", f"{package.name}={package.version}"]
    kinds = "--no-binary" if package.how == "sdist" else "--only-binary"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check"]
    return [*pip, kinds, package.name, f"{package.name}=={package.version}"]


def _contents(archive: Path, files: set[str]) -> dict[str, bytes]:
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as parcel:
            return {file: parcel.read(file) for file in files}
    if archive.suffix == ".deb":
        return _of_debian(archive, files)
    with tarfile.open(archive) as tape:
        return _of_tape(tape, files)


def _of_debian(archive: Path, files: set[str]) -> dict[str, bytes]:
    unpacked = subprocess.run(
        [_program("dpkg-deb"), "--fsys-tarfile", str(archive)], check=True, stdout=subprocess.PIPE
    )
    with tarfile.open(fileobj=io.BytesIO(unpacked.stdout)) as tape:
        return _of_tape(tape, files)


def _program(name: str) -> str:
    if (found := shutil.which(name)) is None:
        raise FileNotFoundError(f"Pictures from Debian's packages need {name}, which is not on this machine.")
    return found


def _of_tape(tape: tarfile.TarFile, files: set[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for member in tape:
        name = member.name.removeprefix("./")
        if name in files and (opened := tape.extractfile(member)):
            found[name] = opened.read()
    return found


def _decoded(content: bytes) -> Frame:
    with Image.open(io.BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return np.array(Image.alpha_composite(white, picture).convert("RGB"))


def _row(content: bytes, row: int) -> Frame:
    grey = np.load(io.BytesIO(content))[row]  # float, 0..1
    return np.repeat(np.rint(255 * grey).astype(np.uint8)[..., None], 3, axis=2)
