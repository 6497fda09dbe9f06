"""A chain of certificates that a demo or a test makes for itself: its own root, and a leaf that signs.

Anybody with the folder can sign as this machine, and nobody else knows the root: production refuses it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from media.credentials.certificates import CHAIN_NAME, CLAIM_SIGNING, DEVELOPMENT, organisation_of
from media.credentials.errors import SigningCredentialError
from media.credentials.signing import KEY_NAME, FileSigner

ROOT_NAME = "root.pem"
ROOT_KEY_NAME = "root-key.pem"

ROOT_DAYS = 3650
LEAF_DAYS = 730
"""What a leaf signed counts until the leaf's end, for there is no time stamp: long enough for a demo's clips."""

RENEW_DAYS = 30
"""A leaf with fewer days left is replaced at set-up, well before the first file cannot be signed."""

_NAME_MAX = 64  # characters of a name in a certificate (X.520)
_BACKDATED = timedelta(hours=1)  # clocks of other machines differ


@dataclass(frozen=True)
class DevelopmentChain:
    """Where a development chain lies: `url` names its signer, `anchors` is the file that verifiers need."""

    folder: Path

    @property
    def url(self) -> str:
        return self.folder.resolve().as_uri()

    @property
    def anchors(self) -> Path:
        return self.folder / ROOT_NAME


def ensure_development_chain(folder: Path, *, product: str, now: datetime) -> DevelopmentChain:
    """This will have a chain in `folder` that can sign for RENEW_DAYS from `now` on, making or renewing what is needed.

    Key files are 0600 and the folder 0700. A leaf is replaced when it ends soon, lies in the future (the clock was
    set back), is broken, or names another product; the root only when it would end before a new leaf, and with it
    ends the trust in what was signed under the old one. Raises OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    organisation = product[: _NAME_MAX - len(DEVELOPMENT)] + DEVELOPMENT
    root = _root_in(folder, now) or _make_root(folder, organisation, now)
    if not _leaf_serves(folder, root, organisation, now):
        _make_leaf(folder, root, organisation, now)
    return DevelopmentChain(folder)


@dataclass(frozen=True)
class _Root:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def _root_in(folder: Path, now: datetime) -> _Root | None:
    try:
        certificate = x509.load_pem_x509_certificate((folder / ROOT_NAME).read_bytes())
        key = load_pem_private_key((folder / ROOT_KEY_NAME).read_bytes(), password=None)
    except (FileNotFoundError, ValueError):
        return None
    until = now + timedelta(days=LEAF_DAYS)
    serves = certificate.not_valid_before_utc <= now and until <= certificate.not_valid_after_utc
    if not serves or not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        return None
    return _Root(certificate, key)


def _leaf_serves(folder: Path, root: _Root, organisation: str, now: datetime) -> bool:
    try:
        leaf = FileSigner.load(folder, now=now).chain.leaf
        leaf.verify_directly_issued_by(root.certificate)
    except (SigningCredentialError, ValueError, TypeError, InvalidSignature):
        return False
    left = leaf.not_valid_after_utc - now
    return left >= timedelta(days=RENEW_DAYS) and organisation_of(leaf) == organisation


def _make_root(folder: Path, organisation: str, now: datetime) -> _Root:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(organisation, "Content credentials root")
    certificate = (
        _builder(name, name, key, now, ROOT_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write_private(folder / ROOT_KEY_NAME, _pem_of(key))
    _write_private(folder / ROOT_NAME, certificate.public_bytes(Encoding.PEM))
    return _Root(certificate, key)


def _make_leaf(folder: Path, root: _Root, organisation: str, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key())
    certificate = (
        _builder(_name(organisation, "Content credentials signer"), root.certificate.subject, key, now, LEAF_DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([CLAIM_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(issuer_key, critical=False)
        .sign(root.key, hashes.SHA256())
    )
    _write_private(folder / KEY_NAME, _pem_of(key))
    _write_private(folder / CHAIN_NAME, certificate.public_bytes(Encoding.PEM))


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(organisation: str, role: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, role),
        ]
    )


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _pem_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write_private(file: Path, content: bytes) -> None:
    """Replaces the file in one step; no moment exists in which others could read it."""
    new = file.with_name(file.name + ".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
    new.replace(file)
