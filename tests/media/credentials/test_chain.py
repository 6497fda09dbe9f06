"""The chain that a demo makes for itself: once, private, renewed in time."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from media.credentials.chain import LEAF_DAYS, RENEW_DAYS, ROOT_DAYS, DevelopmentChain, ensure_development_chain
from media.credentials.enums import State
from media.credentials.reading import read
from media.credentials.signing import FileSigner, signer_of
from media.credentials.writing import sign
from tests.media.credentials.stories import about

DAY = timedelta(days=1)
NOW = datetime.now(UTC)


def ensured(folder: Path, now: datetime = NOW, product: str = "Sora Social") -> tuple[DevelopmentChain, bytes, bytes]:
    """The chain, its root and its leaf."""
    chain = ensure_development_chain(folder, product=product, now=now)
    return chain, chain.anchors.read_bytes(), (folder / "chain.pem").read_bytes()


def test_it_signs_what_its_own_root_trusts(tmp_path: Path, clip: Path) -> None:
    chain, _, _ = ensured(tmp_path / "made")

    sign(clip, tmp_path / "out.mp4", statement=about("x"), signer=signer_of(chain.url, now=NOW))

    found = read(tmp_path / "out.mp4", trust_anchors=chain.anchors.read_text())
    assert found
    assert (found.state, found.issuer) == (State.TRUSTED, "Sora Social (development)")


def test_its_files_are_private(tmp_path: Path) -> None:
    ensured(tmp_path / "made")

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "made").iterdir()}
    assert modes == {"chain.pem": 0o600, "key.pem": 0o600, "root.pem": 0o600, "root-key.pem": 0o600}
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o700


def test_it_is_made_once(tmp_path: Path) -> None:
    assert ensured(tmp_path / "made") == ensured(tmp_path / "made")


@pytest.mark.parametrize(
    ("later", "is_renewed"),
    [((LEAF_DAYS - RENEW_DAYS - 1) * DAY, False), ((LEAF_DAYS - RENEW_DAYS + 1) * DAY, True), (-2 * DAY, True)],
    ids=["31 days left", "29 days left", "the clock was set back"],
)
def test_its_leaf_is_renewed_in_time(tmp_path: Path, later: timedelta, is_renewed: bool) -> None:
    _, root, leaf = ensured(tmp_path / "made", NOW)

    _, new_root, new_leaf = ensured(tmp_path / "made", NOW + later)

    assert (new_leaf != leaf) is is_renewed
    assert (new_root != root) is (later < timedelta())
    assert FileSigner.load(tmp_path / "made", now=NOW + later)


def test_its_root_is_replaced_before_a_leaf_would_outlive_it(tmp_path: Path) -> None:
    _, root, _ = ensured(tmp_path / "made", NOW)

    _, same, _ = ensured(tmp_path / "made", NOW + (ROOT_DAYS - LEAF_DAYS - 1) * DAY)
    _, new, _ = ensured(tmp_path / "made", NOW + (ROOT_DAYS - LEAF_DAYS + 1) * DAY)

    assert (same == root, new == root) == (True, False)


@pytest.mark.parametrize("name", ["chain.pem", "key.pem", "root.pem", "root-key.pem"])
@pytest.mark.parametrize("content", [None, b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_whatever_is_broken_is_made_anew(tmp_path: Path, name: str, content: bytes | None) -> None:
    ensured(tmp_path / "made")
    (tmp_path / "made" / name).unlink()
    if content is not None:
        (tmp_path / "made" / name).write_bytes(content)

    ensured(tmp_path / "made")

    assert FileSigner.load(tmp_path / "made", now=NOW).chain.organisation == "Sora Social (development)"


def test_another_name_of_the_product_is_another_leaf_under_the_same_root(tmp_path: Path) -> None:
    _, root, leaf = ensured(tmp_path / "made")

    _, same_root, new_leaf = ensured(tmp_path / "made", product="Nuvola")
    long_name = "A product whose name is longer than any certificate can carry it in one piece"
    ensured(tmp_path / "made", product=long_name)

    assert (same_root == root, new_leaf == leaf) == (True, False)
    organisation = FileSigner.load(tmp_path / "made", now=NOW).chain.organisation
    assert (len(organisation), organisation.endswith(" (development)")) == (64, True)
