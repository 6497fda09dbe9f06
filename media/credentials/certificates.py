"""Which certificates may sign: C2PA 2.4, 14.5.1, each rule with a sentence that says what to do.

Checked when a signer is loaded: what the library says later is "the certificate is invalid".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from media.credentials.errors import SigningCredentialError

CLAIM_SIGNING = ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
"""C2PA's own purpose, which certificates of its trust list have (c2pa-kp-claimSigning)."""

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336

PURPOSES = (CLAIM_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION, DOCUMENT_SIGNING)
"""Purposes (extended key usages) with which a certificate may sign claims. Most verifiers know the first two."""

_ALONE = (ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.OCSP_SIGNING)
_RSA_BITS_MIN = 2048
CHAIN_MAX = 8
"""Certificates in one chain: leaf and what lies between it and the root."""

CHAIN_NAME = "chain.pem"
"""The file of a signer's folder that everybody may read."""

DEVELOPMENT = " (development)"
"""Ends the organisation of a chain that set-up made for itself: production refuses it."""


class Algorithm(StrEnum):
    """How a claim is signed (C2PA 2.4, 13.2), as far as we do; the value is the library's name."""

    ES256 = "es256"
    ES384 = "es384"
    PS256 = "ps256"
    ED25519 = "ed25519"


Kind = TypeVar("Kind", bound=x509.ExtensionType)
PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey | ed25519.Ed25519PublicKey


@dataclass(frozen=True)
class Chain:
    """A signing certificate and those between it and the root, which is left out (14.5): the verifier has it."""

    certificates: tuple[x509.Certificate, ...]

    @property
    def leaf(self) -> x509.Certificate:
        return self.certificates[0]

    @property
    def public_key(self) -> PublicKey:
        key = self.leaf.public_key()
        assert isinstance(key, PublicKey)  # noqa: S101  checked when it was loaded
        return key

    @property
    def algorithm(self) -> Algorithm:
        """How this leaf's key signs."""
        return _algorithm_of(self.public_key)

    @property
    def organisation(self) -> str:
        """Who signs, as the certificate names it."""
        return organisation_of(self.leaf)

    @property
    def pem(self) -> str:
        return "".join(each.public_bytes(Encoding.PEM).decode() for each in self.certificates)


def load_chain(pem: bytes, *, now: datetime) -> Chain:
    """This will read a chain in PEM form, the signing certificate first, and check that it may sign at a moment.

    Raises SigningCredentialError with one sentence for the first rule that is broken.
    """
    try:
        certificates = tuple(x509.load_pem_x509_certificates(pem))
    except ValueError as error:
        raise SigningCredentialError("The chain holds no certificates in PEM form.") from error
    if len(certificates) > CHAIN_MAX:
        raise SigningCredentialError(f"The chain has {len(certificates)} certificates, more than {CHAIN_MAX}.")
    for sentence in _broken_rules(certificates, now):
        raise SigningCredentialError(sentence)
    return Chain(certificates if len(certificates) == 1 or not _is_root(certificates[-1]) else certificates[:-1])


def is_development(chain: Chain) -> bool:
    """This will say whether set-up made the chain for a demo or a test."""
    return chain.organisation.endswith(DEVELOPMENT)


def organisation_of(certificate: x509.Certificate) -> str:
    """This will be the organisation that a certificate names, or an empty text."""
    found = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return str(found[0].value) if found else ""


def _broken_rules(chain: tuple[x509.Certificate, ...], now: datetime) -> Iterator[str]:
    leaf = chain[0]
    yield from _wrong_time(leaf, now)
    if _is_root(leaf):
        yield "The signing certificate signed itself: have it issued by an authority, if only one of your own."
    if leaf.version is not x509.Version.v3:
        yield "The signing certificate is older than version 3: have one issued as X.509 version 3."
    yield from _wrong_key(leaf)
    yield from _wrong_extensions(leaf)
    if not organisation_of(leaf):
        yield "The signing certificate names no organisation (O): viewers show it as who signed."
    for child, parent in pairwise(chain):
        if not _issued(child, parent):
            yield f"In the chain {_name(child)} is not followed by the certificate that issued it."


def _wrong_time(leaf: x509.Certificate, now: datetime) -> Iterator[str]:
    if now > leaf.not_valid_after_utc:
        yield f"The signing certificate expired on {leaf.not_valid_after_utc:%Y-%m-%d %H:%M} UTC: renew it."
    if now < leaf.not_valid_before_utc:
        yield (
            f"The signing certificate is valid from {leaf.not_valid_before_utc:%Y-%m-%d %H:%M} UTC on, and this machine "
            f"has {now:%Y-%m-%d %H:%M}: is its clock behind?"
        )


def _wrong_key(leaf: x509.Certificate) -> Iterator[str]:
    key = leaf.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1 | ec.SECP384R1):
        return
    if isinstance(key, rsa.RSAPublicKey) and key.key_size >= _RSA_BITS_MIN:
        return
    if not isinstance(key, ed25519.Ed25519PublicKey):
        yield "The signing certificate's key is none of P-256, P-384, Ed25519 and RSA of at least 2048 bits."


def _wrong_extensions(leaf: x509.Certificate) -> Iterator[str]:
    basic = _extension(leaf, x509.BasicConstraints)
    if basic is not None and basic.ca:
        yield "The signing certificate is an authority's own (CA): sign with one that it issued (CA:FALSE)."
    usage = _extension(leaf, x509.KeyUsage)
    if usage is None or not usage.digital_signature or usage.key_cert_sign:
        yield "The signing certificate's key usage is not digitalSignature without keyCertSign."
    yield from _wrong_purposes(leaf)
    if _extension(leaf, x509.AuthorityKeyIdentifier) is None:
        yield "The signing certificate lacks the authority key identifier, by which verifiers find its issuer."


def _wrong_purposes(leaf: x509.Certificate) -> Iterator[str]:
    purposes = set(_extension(leaf, x509.ExtendedKeyUsage) or ())
    if not purposes & set(PURPOSES):
        yield (
            "The signing certificate's extended key usage has none of C2PA claim signing (1.3.6.1.4.1.62558.2.1), "
            "emailProtection and documentSigning."
        )
    if ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE in purposes or purposes & set(_ALONE):
        yield "The signing certificate may also do anything, stamp time or answer OCSP, which C2PA forbids beside claims."


def _extension(certificate: x509.Certificate, kind: type[Kind]) -> Kind | None:
    try:
        return certificate.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _is_root(certificate: x509.Certificate) -> bool:
    return certificate.subject == certificate.issuer and _issued(certificate, certificate)


def _issued(child: x509.Certificate, parent: x509.Certificate) -> bool:
    try:
        child.verify_directly_issued_by(parent)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _algorithm_of(key: PublicKey) -> Algorithm:
    if isinstance(key, rsa.RSAPublicKey):
        return Algorithm.PS256
    if isinstance(key, ed25519.Ed25519PublicKey):
        return Algorithm.ED25519
    return Algorithm.ES256 if isinstance(key.curve, ec.SECP256R1) else Algorithm.ES384


def _name(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string() or "a certificate without a name"
