"""Clips that are played piece by piece: what a player fetched, laid end to end, is the signed file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from media.contracts import Frame
from media.credentials.contracts import Ingredient
from media.credentials.enums import Relationship, State
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.writing import sign
from media.hls import Rung, fragment, media_playlist, read_rung
from tests.media import playlists
from tests.media.clips import HEIGHT, WIDTH, tone, write_clip
from tests.media.credentials import independent
from tests.media.credentials.authority import NOW, Authority
from tests.media.credentials.stories import about


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two and a half seconds in two fragments, not signed yet."""
    chance = np.random.default_rng(2)
    folder = tmp_path_factory.mktemp("cut")

    def frames() -> list[Frame]:
        return [chance.integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8) for _ in range(60)]

    fragment(write_clip(folder / "clip.mp4", frames(), sound=tone(2.5)), folder / "cut.mp4")
    return folder / "cut.mp4"


@pytest.fixture(scope="module")
def signed(cut: Path, clip: Path, authority: Authority, signer: FileSigner) -> Path:
    """The same with its credentials, which name the clip that it was made from."""
    first = sign(clip, cut.with_name("first.mp4"), statement=about("first"), signer=signer)
    parent = Ingredient(title="first", relationship=Relationship.PARENT, manifest=first.manifest)
    out, anchors = cut.with_name("signed.mp4"), authority.anchors
    sign(cut, out, statement=about("remix", parents=(parent,)), signer=signer, trust_anchors=anchors)
    return out


def kinds(file: Path, rung: Rung) -> list[bytes]:
    content = file.read_bytes()
    return [content[each.begin + 4 : each.begin + 8] for each in rung.segments]


def test_what_a_player_fetches_is_trusted_and_names_its_parent(
    tmp_path: Path, signed: Path, authority: Authority
) -> None:
    content = signed.read_bytes()
    playlist = playlists.media_playlist(media_playlist(read_rung(signed)))
    kept = tmp_path / "kept.mp4"
    kept.write_bytes(b"".join(content[each.begin : each.end] for each in playlist.pieces))

    found = read(kept, trust_anchors=authority.anchors)

    assert found is not None
    assert found.state is State.TRUSTED
    assert [(each.title, each.relationship, each.state) for each in found.ingredients] == [
        ("first", Relationship.PARENT, State.TRUSTED)
    ]
    independent.check(kept.read_bytes(), authority.certificate, now=NOW)


def test_signing_moves_the_pieces_so_the_playlist_is_read_off_the_signed_file(cut: Path, signed: Path) -> None:
    before, after = read_rung(cut), read_rung(signed)

    moved = {new.begin - old.begin for old, new in zip(before.segments, after.segments, strict=True)}

    assert moved == {signed.stat().st_size - cut.stat().st_size}
    assert [each.size_bytes for each in before.segments] == [each.size_bytes for each in after.segments]
    assert kinds(signed, after) == [b"moof", b"moof"]
    assert b"moof" not in kinds(signed, before)


def test_a_changed_byte_is_found_in_every_piece(tmp_path: Path, signed: Path, authority: Authority) -> None:
    content = signed.read_bytes()
    tolerated = independent.tolerated(content).values()
    places = [each.begin + (each.end - each.begin) // 2 for each in playlists.media_playlist(_playlist(signed)).pieces]
    places += [content.index(kind) + 9 for kind in (b"moov", b"sidx", b"moof")]

    for place in places:
        assert not any(place in each for each in tolerated)
        (tmp_path / "changed.mp4").write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        found = read(tmp_path / "changed.mp4", trust_anchors=authority.anchors)
        assert found is not None
        assert found.state is State.INVALID, place
        with pytest.raises(independent.NotValidError):
            independent.check((tmp_path / "changed.mp4").read_bytes(), authority.certificate, now=NOW)


def test_a_piece_that_was_left_out_or_moved_is_found(tmp_path: Path, signed: Path, authority: Authority) -> None:
    content = signed.read_bytes()
    init, first, second = (
        content[each.begin : each.end] for each in playlists.media_playlist(_playlist(signed)).pieces
    )

    for kept in (init + first, init + second, init + second + first):
        (tmp_path / "kept.mp4").write_bytes(kept)
        found = read(tmp_path / "kept.mp4", trust_anchors=authority.anchors)
        assert found is not None
        assert found.state is State.INVALID


def _playlist(file: Path) -> str:
    return media_playlist(read_rung(file))
