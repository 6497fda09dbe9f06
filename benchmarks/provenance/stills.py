"""One picture taken out of a clip."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from benchmarks.provenance.edits import Edit
from benchmarks.provenance.rewriting import decoded
from media.contracts import Frame


@dataclass(frozen=True, kw_only=True)
class Still:
    """A screenshot: of which moment, as it is or edited, as ".png" or as ".jpg" of a quality (0..95)."""

    at_s: float
    suffix: str
    edit: Edit | None = None
    quality: int = 80


def take_still(clip: Path, out: Path, still: Still) -> None:
    """This will write the picture that is shown at the moment asked for."""
    shown = [picture for picture, moment_s in decoded(clip) if moment_s <= still.at_s + 1e-3]
    frame: Frame = shown[-1].to_ndarray(format="rgb24")
    edited = frame if still.edit is None else still.edit(frame, still.at_s)
    Image.fromarray(edited).save(out, **({"quality": still.quality} if still.suffix == ".jpg" else {}))
