"""What strangers send: the same words, from a process that can do no harm."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from media.credentials.contracts import Ingredient
from media.credentials.enums import Relationship, State
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.uploads import read_upload
from media.credentials.writing import sign
from media.errors import RefusedMediaError
from tests.media.credentials import independent
from tests.media.credentials.authority import Authority
from tests.media.credentials.canary import listening, pointing
from tests.media.credentials.stories import about


@pytest.fixture
def remix(tmp_path: Path, signer: FileSigner, clip: Path) -> Path:
    sign(clip, tmp_path / "first.mp4", statement=about("first"), signer=signer)
    parent = Ingredient(title="first", relationship=Relationship.INPUT, file=tmp_path / "first.mp4")
    sign(clip, tmp_path / "remix.mp4", statement=about("remix", parents=(parent,)), signer=signer)
    return tmp_path / "remix.mp4"


def test_an_upload_is_told_of_exactly_as_a_file_of_ours(authority: Authority, remix: Path) -> None:
    for anchors, state in ((authority.anchors, State.TRUSTED), (None, State.VALID)):
        found = read_upload(remix, trust_anchors=anchors)
        assert found == read(remix, trust_anchors=anchors)
        assert found
        assert (found.state, found.title, found.ingredients[0].title) == (state, "remix", "first")


def test_changed_broken_and_absent_are_told_apart(
    tmp_path: Path, authority: Authority, clip: Path, remix: Path
) -> None:
    content = bytearray(remix.read_bytes())
    start, store = independent.store_in_mp4(bytes(content))
    content[-5000] ^= 1
    (tmp_path / "changed.mp4").write_bytes(content)
    content[start + 60 : start + len(store)] = bytes(len(store) - 60)
    (tmp_path / "broken.mp4").write_bytes(content)

    changed, broken = (
        read_upload(tmp_path / name, trust_anchors=authority.anchors) for name in ("changed.mp4", "broken.mp4")
    )

    assert changed
    assert broken
    assert (changed.state, changed.title) == (State.INVALID, "remix")
    assert [problem.code for problem in broken.problems] == ["manifest.unreadable"]
    assert read_upload(clip, trust_anchors=authority.anchors) is None


def test_a_kind_that_carries_none_says_nothing(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "clip.webm"), "w") as target:
        stream = target.add_stream("libvpx", rate=24)
        stream.width, stream.height, stream.pix_fmt = 32, 32, "yuv420p"
        grey = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), format="rgb24")
        target.mux([*stream.encode(grey), *stream.encode(None)])

    assert read_upload(tmp_path / "clip.webm", trust_anchors=None) is None


def test_an_upload_that_points_elsewhere_makes_nobody_go_there(tmp_path: Path, signer: FileSigner) -> None:
    Image.new("RGB", (16, 16)).save(tmp_path / "p.png")
    with listening() as canary:
        far = pointing(tmp_path / "p.png", canary.url, signer)

        assert read_upload(far, trust_anchors=None) is None

    assert canary.knocks == []


def test_what_is_no_media_never_reaches_the_parser(tmp_path: Path) -> None:
    (tmp_path / "clip.svg").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    with pytest.raises(RefusedMediaError):
        read_upload(tmp_path / "clip.svg", trust_anchors=None)
