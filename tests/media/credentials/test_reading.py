"""Checking: trusted, valid or invalid, in words, and without a single connection."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import pytest
from cryptography.x509 import AccessDescription, AuthorityInformationAccess, UniformResourceIdentifier
from cryptography.x509.oid import AuthorityInformationAccessOID
from PIL import Image

from media.credentials import native
from media.credentials.contracts import ActionFound, Credentials, Problem
from media.credentials.enums import SourceType, State
from media.credentials.errors import FormatError, NoStoreError
from media.credentials.reading import read
from media.credentials.signing import FileSigner
from media.credentials.stores import manifest_of
from media.credentials.writing import sign
from media.rendition import make_public_rendition
from tests.media.credentials import independent
from tests.media.credentials.authority import NOW, Authority, Leaf
from tests.media.credentials.canary import Canary, listening, pointing
from tests.media.credentials.stories import MADE_AT, MARK, MODEL, POSTED_AT, PRODUCT, about
from tests.media.credentials.time_server import OPENSSL, time_server
from tests.media.test_rendition import MARK as VISIBLE_MARK


def checked(path: Path, anchors: str | None) -> Credentials:
    found = read(path, trust_anchors=anchors)
    assert found
    return found


@pytest.fixture
def signed(tmp_path: Path, signer: FileSigner, clip: Path) -> Path:
    sign(clip, tmp_path / "signed.mp4", statement=about("A red ball"), signer=signer)
    return tmp_path / "signed.mp4"


def test_everything_that_was_stated_is_told(authority: Authority, signed: Path) -> None:
    found = checked(signed, authority.anchors)

    assert (found.state, found.problems, found.issuer) == (State.TRUSTED, (), "Clips Incorporated")
    assert (found.title, found.product, found.model, found.source_type) == (
        "A red ball",
        PRODUCT,
        MODEL,
        SourceType.TRAINED,
    )
    assert (found.made_at, found.signed_at, found.mark, found.may_train) == (MADE_AT, None, MARK, False)
    assert found.clip == about("A red ball").clip
    assert found.ingredients == ()
    assert found.actions == (
        ActionFound(kind="c2pa.created", when=MADE_AT, agent=MODEL, source_type=SourceType.TRAINED),
        ActionFound(kind="c2pa.watermarked.bound", when=MADE_AT, agent=None, source_type=None),
        ActionFound(kind="c2pa.published", when=POSTED_AT, agent=None, source_type=None),
    )


def test_a_file_of_another_authority_is_valid_and_not_trusted(authority: Authority, signed: Path) -> None:
    untrusted = (Problem("signingCredential.untrusted", "Who signed is not known here."),)

    for anchors in (Authority("Somebody Else").anchors, None, "", "no certificates"):
        found = checked(signed, anchors)
        assert (found.state, found.problems, found.title) == (State.VALID, untrusted, "A red ball")

    assert checked(signed, Authority("Somebody Else").anchors + authority.anchors).state is State.TRUSTED


def test_a_changed_picture_is_invalid(tmp_path: Path, authority: Authority, signed: Path) -> None:
    content = bytearray(signed.read_bytes())
    content[-5000] ^= 1
    (tmp_path / "changed.mp4").write_bytes(content)

    found = checked(tmp_path / "changed.mp4", authority.anchors)

    assert found.state is State.INVALID
    assert Problem("assertion.bmffHash.mismatch", "The file was changed after it was signed.") in found.problems


def test_a_changed_statement_is_invalid(tmp_path: Path, authority: Authority, signed: Path) -> None:
    content = signed.read_bytes().replace(b"trainedAlgorithmicMedia", b"digitalCaptureFromLife!", 1)
    (tmp_path / "changed.mp4").write_bytes(content)

    found = checked(tmp_path / "changed.mp4", authority.anchors)

    assert found.state is State.INVALID
    assert "assertion.hashedURI.mismatch" in {problem.code for problem in found.problems}


def test_a_broken_store_is_invalid_and_not_nothing(tmp_path: Path, authority: Authority, signed: Path) -> None:
    content = bytearray(signed.read_bytes())
    start, store = independent.store_in_mp4(bytes(content))
    content[start + 60 : start + len(store)] = bytes(len(store) - 60)
    (tmp_path / "broken.mp4").write_bytes(content)

    found = checked(tmp_path / "broken.mp4", authority.anchors)

    assert (found.state, [problem.code for problem in found.problems]) == (State.INVALID, ["manifest.unreadable"])


def test_a_file_without_credentials_says_nothing(clip: Path, authority: Authority) -> None:
    assert read(clip, trust_anchors=authority.anchors) is None


def test_content_that_is_not_looked_at_is_refused(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")

    with pytest.raises(FormatError):
        read(tmp_path / "clip.mp4", trust_anchors=None)


def test_a_remux_drops_them(tmp_path: Path, authority: Authority, signed: Path) -> None:
    """Why signing is the last step: the same packets in a new container say nothing any more."""
    with av.open(str(signed)) as source, av.open(str(tmp_path / "remuxed.mp4"), "w") as target:
        copies = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.size:
                packet.stream = copies[packet.stream_index]
                target.mux(packet)

    assert checked(signed, authority.anchors).state is State.TRUSTED
    assert read(tmp_path / "remuxed.mp4", trust_anchors=authority.anchors) is None


def test_our_own_rendition_drops_them_too(tmp_path: Path, authority: Authority, signed: Path) -> None:
    make_public_rendition(signed, tmp_path / "public.mp4", VISIBLE_MARK)

    assert read(tmp_path / "public.mp4", trust_anchors=authority.anchors) is None
    with pytest.raises(NoStoreError):
        manifest_of(tmp_path / "public.mp4")


def signed_by(leaf: Leaf, signed: Path) -> Path:
    """The same file with its claim signed by another leaf of the same authority, whatever the clock says."""
    content = independent.resigned(signed.read_bytes(), leaf.certificate, leaf.key)  # type: ignore[arg-type]
    again = signed.with_name("again.mp4")
    again.write_bytes(content)
    return again


def test_a_certificate_that_has_expired_since_proves_nothing(authority: Authority, signed: Path) -> None:
    still_good = authority.leaf()
    expired = authority.leaf(begin=NOW - timedelta(days=90), end=NOW - timedelta(days=1))

    assert checked(signed_by(still_good, signed), authority.anchors).state is State.TRUSTED
    found = checked(signed_by(expired, signed), authority.anchors)

    assert found.state is State.INVALID
    assert found.problems[-1] == Problem(
        "signingCredential.expired",
        "The certificate has expired since, and no time stamp proves that it was valid when it signed.",
    )


def test_a_certificate_that_is_not_valid_yet_proves_nothing(authority: Authority, signed: Path) -> None:
    """As seen by a machine whose clock is behind the signer's."""
    tomorrow = authority.leaf(begin=NOW + timedelta(days=1))

    assert checked(signed_by(tomorrow, signed), authority.anchors).state is State.INVALID


@pytest.mark.skipif(OPENSSL is None, reason="NOT TESTED: this machine has no openssl to give time stamps")
def test_a_time_stamp_is_told_when_its_server_is_trusted(tmp_path: Path, authority: Authority, clip: Path) -> None:
    folder = authority.leaf().into(tmp_path / "keys")
    begun_at = datetime.now(UTC).replace(microsecond=0)
    for name, server in (("ours", authority), ("theirs", Authority("Somebody Else"))):
        (tmp_path / f"time of {name}").mkdir()
        with time_server(server, tmp_path / f"time of {name}") as url:
            signer = FileSigner.load(folder, now=NOW, timestamp_url=url)
            sign(clip, tmp_path / f"{name}.mp4", statement=about("x"), signer=signer)

    stamped = checked(tmp_path / "ours.mp4", authority.anchors)
    unknown = checked(tmp_path / "theirs.mp4", authority.anchors)

    assert stamped.signed_at is not None
    assert begun_at <= stamped.signed_at <= datetime.now(UTC)
    assert (unknown.state, unknown.signed_at) == (State.TRUSTED, None)


@pytest.fixture
def canary() -> Iterator[Canary]:
    with listening() as bird:
        yield bird


def test_a_manifest_that_lies_elsewhere_is_not_fetched(tmp_path: Path, signer: FileSigner, canary: Canary) -> None:
    Image.new("RGB", (16, 16)).save(tmp_path / "p.png")
    far = pointing(tmp_path / "p.png", canary.url, signer)

    assert read(far, trust_anchors=None) is None
    assert canary.knocks == []

    # The library by itself would have gone there: the canary is awake.
    with pytest.raises(native.LibraryError), far.open("rb") as file:
        native.c2pa.Reader("image/png", file, context=native.c2pa.Context())
    assert len(canary.knocks) == 1


def test_nobody_is_asked_whether_a_certificate_was_revoked(
    tmp_path: Path, authority: Authority, clip: Path, canary: Canary
) -> None:
    asks = AccessDescription(AuthorityInformationAccessOID.OCSP, UniformResourceIdentifier(canary.url))
    leaf = authority.leaf(extra=(AuthorityInformationAccess([asks]),))
    signer = FileSigner.load(leaf.into(tmp_path / "keys"), now=NOW)

    sign(clip, tmp_path / "signed.mp4", statement=about("x"), signer=signer, trust_anchors=authority.anchors)

    assert checked(tmp_path / "signed.mp4", authority.anchors).state is State.TRUSTED
    assert canary.knocks == []
