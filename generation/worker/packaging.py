"""A clip's picture as a rung of its ladder: one fragmented file, signed last, and the playlist that points into it."""

from __future__ import annotations

from pathlib import Path

from generation.storage import AttemptFiles
from generation.worker import signing
from media.credentials.contracts import Statement
from media.hls import MEDIA, PLAYLIST, Variant, fragment, media_playlist, read_rung, variant_of


def keep_rung(clip: Path, folder: Path, files: AttemptFiles, statement: Statement, uri: str) -> Variant:
    """This will store a rung under an attempt's keys, cut from the file `clip` in the existing `folder`; and say what the
    multivariant playlist has to say of it, if its playlist is found at `uri`. Raises MediaError, OSError.
    """
    pieces, media = folder / "pieces.mp4", folder / MEDIA
    fragment(clip, pieces)
    signing.sign_clip(pieces, media, statement)
    rung = read_rung(media)  # of the signed one: its credentials have moved all that lies behind them
    files.keep(media)
    files.keep_bytes(PLAYLIST, media_playlist(rung).encode())
    return variant_of(rung, uri)
