"""Keys in files: each rule of C2PA's certificate profile broken once, with its sentence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from media.credentials.certificates import CLAIM_SIGNING, DOCUMENT_SIGNING, Algorithm
from media.credentials.enums import State
from media.credentials.errors import SigningCredentialError
from media.credentials.reading import read
from media.credentials.signing import FileSigner, signer_of
from media.credentials.writing import sign
from tests.media.credentials.authority import NOW, Authority, Leaf, begun, named, usage
from tests.media.credentials.stories import about

DAY = timedelta(days=1)


def loaded(leaf: Leaf, folder: Path) -> FileSigner:
    return FileSigner.load(leaf.into(folder / "keys"), now=NOW)


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"begin": NOW - 9 * DAY, "end": NOW - DAY}, "expired on .* renew it"),
        ({"begin": NOW + DAY}, "is valid from .* is its clock behind"),
        ({"ca": True, "certificates": True}, r"an authority's own \(CA\)"),
        ({"signatures": False}, "key usage is not digitalSignature"),
        ({"certificates": True}, "key usage is not digitalSignature"),
        ({"purposes": ()}, "extended key usage has none of C2PA claim signing"),
        ({"purposes": (ExtendedKeyUsageOID.SERVER_AUTH,)}, "extended key usage has none of"),
        ({"purposes": (CLAIM_SIGNING, ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE)}, "C2PA forbids beside claims"),
        ({"purposes": (CLAIM_SIGNING, ExtendedKeyUsageOID.TIME_STAMPING)}, "C2PA forbids beside claims"),
        ({"with_issuer_key": False}, "lacks the authority key identifier"),
        ({"organisation": ""}, r"names no organisation \(O\)"),
        ({"key": ec.generate_private_key(ec.SECP256K1())}, "key is none of P-256"),
    ],
)
def test_a_certificate_that_breaks_a_rule_is_refused_in_a_sentence(
    tmp_path: Path, authority: Authority, broken: dict[str, Any], words: str
) -> None:
    assert loaded(authority.leaf(), tmp_path).chain.organisation == "Clips Incorporated"

    with pytest.raises(SigningCredentialError, match=words):
        FileSigner.load(authority.leaf(**broken).into(tmp_path / "broken"), now=NOW)


def test_a_certificate_that_signed_itself_is_refused(tmp_path: Path) -> None:
    key, name = ec.generate_private_key(ec.SECP256R1()), named("Alone", "signer")
    alone = (
        begun(name, name, key, NOW - DAY, NOW + DAY)
        .add_extension(usage(signatures=True, certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([CLAIM_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )

    with pytest.raises(SigningCredentialError, match="signed itself: have it issued"):
        loaded(Leaf(alone, key), tmp_path)


def test_a_short_rsa_key_is_refused(tmp_path: Path, authority: Authority) -> None:
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505

    with pytest.raises(SigningCredentialError, match="RSA of at least 2048 bits"):
        loaded(authority.leaf(key=short), tmp_path)


def test_a_chain_out_of_order_is_refused(tmp_path: Path, authority: Authority) -> None:
    folder = authority.leaf().into(tmp_path / "keys", Authority("Somebody Else").certificate)

    with pytest.raises(SigningCredentialError, match="is not followed by the certificate that issued it"):
        FileSigner.load(folder, now=NOW)


def test_the_root_is_left_out_of_what_goes_into_files(tmp_path: Path, authority: Authority) -> None:
    folder = authority.leaf().into(tmp_path / "keys", authority.certificate)

    assert len(FileSigner.load(folder, now=NOW).chain.certificates) == 1


@pytest.mark.parametrize(("mode", "open_to_others"), [(0o600, False), (0o440, False), (0o604, True), (0o660, True)])
def test_a_key_file_that_others_can_read_is_refused(
    tmp_path: Path, authority: Authority, mode: int, open_to_others: bool
) -> None:
    folder = authority.leaf().into(tmp_path / "keys", mode=mode)

    if not open_to_others:
        assert FileSigner.load(folder, now=NOW)
        return
    with pytest.raises(SigningCredentialError, match=r"key\.pem is open to others .* chmod 0600"):
        FileSigner.load(folder, now=NOW)


def test_a_key_of_another_certificate_is_refused(tmp_path: Path, authority: Authority) -> None:
    folder = authority.leaf().into(tmp_path / "keys")
    folder.joinpath("key.pem").write_bytes(authority.leaf().key_pem)

    with pytest.raises(SigningCredentialError, match=r"key\.pem does not fit the signing certificate"):
        FileSigner.load(folder, now=NOW)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("chain.pem", None, r"chain\.pem cannot be read \(No such file"),
        ("chain.pem", b"none", "no certificates in PEM form"),
        ("key.pem", None, r"key\.pem cannot be read"),
        ("key.pem", b"none", "no private key in PEM form"),
    ],
)
def test_a_folder_that_lacks_something_says_what(
    tmp_path: Path, authority: Authority, name: str, content: bytes | None, words: str
) -> None:
    folder = authority.leaf().into(tmp_path / "keys")
    if content is None:
        folder.joinpath(name).unlink()
    else:
        folder.joinpath(name).write_bytes(content)

    with pytest.raises(SigningCredentialError, match=words):
        FileSigner.load(folder, now=NOW)


@pytest.mark.parametrize(
    ("make", "algorithm"),
    [
        (lambda: ec.generate_private_key(ec.SECP256R1()), Algorithm.ES256),
        (lambda: ec.generate_private_key(ec.SECP384R1()), Algorithm.ES384),
        (ed25519.Ed25519PrivateKey.generate, Algorithm.ED25519),
        (lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048), Algorithm.PS256),
    ],
    ids=["ES256", "ES384", "Ed25519", "PS256"],
)
def test_every_kind_of_key_signs(
    tmp_path: Path, authority: Authority, clip: Path, make: Any, algorithm: Algorithm
) -> None:
    signer = loaded(authority.leaf(key=make()), tmp_path)

    sign(clip, tmp_path / "signed.mp4", statement=about("clip"), signer=signer)

    assert signer.chain.algorithm is algorithm
    found = read(tmp_path / "signed.mp4", trust_anchors=authority.anchors)
    assert found
    assert found.state is State.TRUSTED


@pytest.mark.parametrize("purpose", [CLAIM_SIGNING, DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
def test_each_purpose_that_may_sign_is_trusted(
    tmp_path: Path, authority: Authority, clip: Path, purpose: x509.ObjectIdentifier
) -> None:
    signer = loaded(authority.leaf(purposes=(purpose,)), tmp_path)

    sign(clip, tmp_path / "signed.mp4", statement=about("clip"), signer=signer)

    found = read(tmp_path / "signed.mp4", trust_anchors=authority.anchors)
    assert found
    assert found.state is State.TRUSTED


def test_a_certificate_that_ended_while_the_worker_ran_signs_nothing(
    tmp_path: Path, authority: Authority, clip: Path
) -> None:
    folder = authority.leaf(begin=NOW - 9 * DAY, end=NOW - DAY).into(tmp_path / "keys")
    signer = FileSigner.load(folder, now=NOW - 2 * DAY)

    with pytest.raises(SigningCredentialError, match="expired since it was loaded"):
        sign(clip, tmp_path / "signed.mp4", statement=about("clip"), signer=signer)

    assert not (tmp_path / "signed.mp4").exists()


def test_a_setting_names_a_folder(tmp_path: Path, authority: Authority) -> None:
    folder = authority.leaf().into(tmp_path / "keys of ours")

    assert isinstance(signer_of(folder.as_uri(), now=NOW), FileSigner)
    with pytest.raises(SigningCredentialError, match="by file:///folder or https://service, not by 'ftp://keys'"):
        signer_of("ftp://keys", now=NOW)
