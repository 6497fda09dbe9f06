"""What content credentials and HLS cost, in CPU seconds of this process (all its threads) and in bytes.

Run from the repository's root: `.venv/bin/python -m benchmarks.credentials`. The last line printed is one JSON object.
Each figure is the median of several runs.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.media_encode import _scene, _sound
from media.credentials.chain import ensure_development_chain
from media.credentials.contracts import Agent, ClipRecord, Ingredient, InvisibleMark, Statement
from media.credentials.enums import Relationship, SourceType, State
from media.credentials.reading import read
from media.credentials.signing import Signer, signer_of
from media.credentials.uploads import read_upload
from media.credentials.writing import sign
from media.encode import write_mp4
from media.hls import fragment, make_rung, media_playlist, read_rung

BUDGET = {"sign_ms": 80.0, "sign_remix_ms": 80.0, "read_ms": 80.0, "rung_of_clip_ms": 80.0}
"""For a clip of 4 s at 720p."""

GENERATIONS = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        figures = _figures(Path(folder))
    for name, figure in figures.items():
        print(f"{name:32} {figure:12.3f}")
    missed = [name for name, budget in BUDGET.items() if figures[name] > budget]
    print(json.dumps({"ok": not missed, "missed": missed, **figures}))


def _figures(folder: Path) -> dict[str, float]:
    chain = ensure_development_chain(folder / "chain", product="Benchmark", now=datetime.now(UTC))
    anchors, signer = chain.anchors.read_text(), signer_of(chain.url, now=datetime.now(UTC))
    clip, large, signed, remix = (folder / f"{name}.mp4" for name in ("clip", "large", "signed", "remix"))
    write_mp4(clip, width=720, height=1280, fps=24, frames=_scene(720, 1280, 96), sound=_sound(4), sample_rate=48_000)
    _padded(clip, large)
    first = sign(clip, signed, statement=_about("first"), signer=signer)
    parent = Ingredient(title="first", relationship=Relationship.INPUT, manifest=first.manifest)
    remixed = sign(clip, remix, statement=_about("remix", parent), signer=signer, trust_anchors=anchors)
    by_file = Ingredient(title="first", relationship=Relationship.INPUT, file=signed)
    found = read(remix, trust_anchors=anchors)
    assert found is not None
    assert found.state is State.TRUSTED
    out, pieces = folder / "out.mp4", folder / "pieces.mp4"
    return {
        "sign_ms": _ms(lambda: sign(clip, out, statement=_about("x"), signer=signer)),
        "sign_remix_ms": _ms(lambda: sign(clip, out, statement=_about("x", parent), signer=signer)),
        "sign_remix_by_file_ms": _ms(lambda: sign(clip, out, statement=_about("x", by_file), signer=signer)),
        "sign_60_mb_ms": _ms(lambda: sign(large, out, statement=_about("x"), signer=signer), runs=3),
        "read_ms": _ms(lambda: read(remix, trust_anchors=anchors)),
        "read_upload_ms": _ms(lambda: read_upload(remix, trust_anchors=anchors), runs=5),
        "fragment_ms": _ms(lambda: fragment(clip, pieces)),
        "sign_fragmented_ms": _ms(lambda: sign(pieces, out, statement=_about("x", parent), signer=signer)),
        "read_rung_ms": _ms(lambda: media_playlist(read_rung(out))),
        "rung_of_clip_ms": _ms(lambda: _rung(clip, pieces, out, parent, signer)),
        "rung_480_ms": _ms(lambda: make_rung(clip, out, short_side=480), runs=3),
        "manifest_bytes": float(len(first.manifest)),
        "manifest_bytes_per_generation": float(len(remixed.manifest) - len(first.manifest)),
        f"manifest_bytes_after_{GENERATIONS}": float(_after(GENERATIONS, clip, out, signer, anchors)),
    }


def _rung(clip: Path, pieces: Path, out: Path, parent: Ingredient, signer: Signer) -> str:
    """All that a rung of one size costs when its picture is encoded already."""
    fragment(clip, pieces)
    sign(pieces, out, statement=_about("x", parent), signer=signer)
    return media_playlist(read_rung(out))


def _about(title: str, *parents: Ingredient) -> Statement:
    return Statement(
        title=title,
        product=Agent("Benchmark", "1"),
        made_at=datetime.now(UTC),
        model=Agent("animatic", "1"),
        source_type=SourceType.ALGORITHMIC,
        clip=ClipRecord(namespace="example.clips", clip_id=title, handle="@mira"),
        mark=InvisibleMark(algorithm="example.clips.mark.1", number=7),
        parents=parents,
    )


def _after(generations: int, clip: Path, out: Path, signer: object, anchors: str) -> int:
    store = b""
    for number in range(generations):
        parents = [Ingredient(title="before", relationship=Relationship.INPUT, manifest=store)] if store else []
        store = sign(clip, out, statement=_about(str(number), *parents), signer=signer, trust_anchors=anchors).manifest  # type: ignore[arg-type]
    return len(store)


def _padded(clip: Path, large: Path) -> None:
    """A file as large as a long clip in 1080p: what it costs to hash."""
    noise = os.urandom(60_000_000)
    large.write_bytes(clip.read_bytes() + (len(noise) + 8).to_bytes(4) + b"mdat" + noise)


def _ms(act: Callable[[], object], runs: int = 15) -> float:
    spent = []
    for _ in range(runs):
        begin = _cpu_s()
        act()
        spent.append(_cpu_s() - begin)
    return round(statistics.median(spent) * 1000, 3)


def _cpu_s() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
