"""Certificates of every kind for the tests: right ones, and ones that break one rule each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey

NOW = datetime.now(UTC).replace(microsecond=0)
"""The library goes by the machine's clock, so the tests' certificates do too."""


@dataclass(frozen=True)
class Authority:
    """A root of its own, and what it issues."""

    name: str = "Clips Incorporated"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def certificate(self) -> x509.Certificate:
        """This will be the same root each time: only its signature differs."""
        name = named(self.name, "root")
        return (
            begun(name, name, self.key, NOW - timedelta(days=100), NOW + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(usage(signatures=False, certificates=True), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    @property
    def anchors(self) -> str:
        return pem(self.certificate)

    def leaf(
        self,
        *,
        key: PrivateKey | None = None,
        organisation: str | None = None,
        purposes: tuple[x509.ObjectIdentifier, ...] = (ExtendedKeyUsageOID.EMAIL_PROTECTION,),
        begin: datetime = NOW - timedelta(days=1),
        end: datetime = NOW + timedelta(days=90),
        ca: bool = False,
        signatures: bool = True,
        certificates: bool = False,
        with_issuer_key: bool = True,
        extra: tuple[x509.ExtensionType, ...] = (),
    ) -> Leaf:
        """This will issue a signing certificate; every argument but the key breaks or bends one rule."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        subject = named(self.name if organisation is None else organisation, "signer")
        builder = begun(subject, named(self.name, "root"), key, begin, end)
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        builder = builder.add_extension(usage(signatures=signatures, certificates=certificates), critical=True)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        if with_issuer_key:
            issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
            builder = builder.add_extension(issuer, critical=False)
        for each in extra:
            builder = builder.add_extension(each, critical=False)
        return Leaf(builder.sign(self.key, hashes.SHA256()), key)


@dataclass(frozen=True)
class Leaf:
    """A signing certificate with its key."""

    certificate: x509.Certificate
    key: PrivateKey

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def into(self, folder: Path, *further: x509.Certificate, mode: int = 0o600) -> Path:
        """This will write a signer's folder with `further` certificates after the leaf in its chain."""
        folder.mkdir()
        folder.joinpath("chain.pem").write_text("".join(map(pem, (self.certificate, *further))))
        folder.joinpath("key.pem").write_bytes(self.key_pem)
        folder.joinpath("key.pem").chmod(mode)
        return folder


def pem(certificate: x509.Certificate) -> str:
    """This will be a certificate in PEM form."""
    return certificate.public_bytes(Encoding.PEM).decode()


def named(organisation: str, common: str) -> x509.Name:
    """This will be a name with or without an organisation."""
    both = ((NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(oid, value) for oid, value in both if value])


def begun(
    subject: x509.Name, issuer: x509.Name, key: PrivateKey, begin: datetime, end: datetime
) -> x509.CertificateBuilder:
    """This will be a certificate without extensions but its key's identifier."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def usage(*, signatures: bool, certificates: bool) -> x509.KeyUsage:
    """This will be a key usage of signatures, certificates, both or (encipherment) neither."""
    neither = not signatures and not certificates
    return x509.KeyUsage(signatures, False, neither, False, False, certificates, certificates, False, False)
