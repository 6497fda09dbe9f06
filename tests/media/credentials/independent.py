"""A second reader of content credentials, from the specification alone (C2PA 2.4) and with no code of the product.

JUMBF, CBOR and COSE are read here; `cryptography` checks signatures. What it checks: the claim's signature and the
certificate under it, each assertion against the hash in the claim, and the file against its hard binding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding

from tests.media.credentials import cbor
from tests.media.credentials.cbor import Tagged

C2PA_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
KIND = bytes.fromhex("0011 0010 8000 00aa00389b71")
"""Follows the four letters of a superbox's kind (C2PA 2.4, 11.1.4; ISO/IEC 19566-5, annex B)."""

KINDS = (b"c2pa", b"c2ma", b"c2as", b"c2cl", b"c2cs", b"cbor")
ALGORITHM, CHAIN = 1, 33  # labels of COSE headers (RFC 9052, RFC 9360)
ES256 = -7
COSE_SIGN1 = 18


class NotValidError(Exception):
    """What the file says does not hold."""


@dataclass(frozen=True)
class Box:
    """A JUMBF superbox: its label, what its hash covers (all but its own header), and where that lies in the store."""

    label: str
    content: bytes
    begin: int

    @property
    def payload(self) -> bytes:
        """What follows the description: one box of CBOR."""
        _, (kind, content) = plain_boxes(self.content)
        if kind != b"cbor":
            raise NotValidError("no CBOR")
        return content


@dataclass(frozen=True)
class Checked:
    """What a file states, every signature and hash of it checked."""

    claim: dict[str, Any]
    assertions: dict[str, Any]
    leaf: x509.Certificate
    manifests: tuple[str, ...]


def check(file: bytes, root: x509.Certificate, *, now: datetime) -> Checked:
    """This will check a signed file; raises NotValidError saying what is wrong."""
    try:
        return _check(file, root, now)
    except (ValueError, KeyError, IndexError, TypeError, StopIteration, UnsupportedAlgorithm) as error:
        raise NotValidError(f"broken: {error!r}") from error


def store_in_mp4(file: bytes) -> tuple[int, bytes]:
    """This will be where an MP4's manifest store begins, and the store."""
    for begin, kind, content in top_boxes(file):
        if kind == b"uuid" and content[:16] == C2PA_BOX and content[20:29] == b"manifest\0":
            return begin + 8 + 37, content[37:]
    raise NotValidError("no manifest store")


def superboxes(content: bytes, offset: int = 0) -> Iterator[Box]:
    """This will yield the superboxes that lie directly in a piece of JUMBF (ISO/IEC 19566-5, 4.4)."""
    for kind, inner, begin in plain_boxes_at(content):
        if kind == b"jumb":
            first = next(plain_boxes(inner))
            if first[0] != b"jumd" or first[1][:4] not in KINDS or first[1][4:16] != KIND or not first[1][16] & 2:
                raise NotValidError("a box of no known kind")
            yield Box(first[1][17:].split(b"\0")[0].decode(), inner, offset + begin)


def manifests_of(store: bytes) -> list[Box]:
    """This will be the manifests of a store, the active one last."""
    (whole,) = superboxes(store)
    if whole.label != "c2pa":
        raise NotValidError("no store")
    return list(superboxes(whole.content, whole.begin))


def child(box: Box, label: str) -> Box:
    """This will be the superbox with a label inside of another."""
    found = [each for each in superboxes(box.content, box.begin) if each.label == label]
    if len(found) != 1:
        raise NotValidError(f"{len(found)} boxes {label}")
    return found[0]


def to_be_signed(protected: bytes, claim: bytes) -> bytes:
    """This will be what a detached COSE_Sign1 signs (RFC 9052, 4.4)."""
    return cbor.dumps(["Signature1", protected, b"", claim])


def _check(file: bytes, root: x509.Certificate, now: datetime) -> Checked:
    _, store = store_in_mp4(file)
    manifests = manifests_of(store)
    active = manifests[-1]
    claim_box = child(active, "c2pa.claim.v2")
    claim = cbor.loads(claim_box.payload)
    leaf = _signed_by(cbor.loads(child(active, "c2pa.signature").payload), claim_box.payload)
    _trusted(leaf, root, now)
    assertions = dict(_assertions(active, claim))
    _bound(file, assertions["c2pa.hash.bmff.v3"])
    return Checked(claim, assertions, leaf, tuple(each.label for each in manifests))


def _signed_by(signature: Any, claim: bytes) -> x509.Certificate:
    if not isinstance(signature, Tagged) or signature.number != COSE_SIGN1:
        raise NotValidError("no COSE_Sign1")
    protected, _, payload, both = signature.value
    headers = cbor.loads(protected)
    if payload is not None or headers[ALGORITHM] != ES256 or len(both) != 64:
        raise NotValidError("not a detached ES256 signature")
    chain = headers[CHAIN] if isinstance(headers[CHAIN], list) else [headers[CHAIN]]
    leaf = x509.load_der_x509_certificate(chain[0])
    key = leaf.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise NotValidError("another kind of key")
    der = utils.encode_dss_signature(int.from_bytes(both[:32]), int.from_bytes(both[32:]))
    try:
        key.verify(der, to_be_signed(protected, claim), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise NotValidError("the claim's signature") from error
    return leaf


def _trusted(leaf: x509.Certificate, root: x509.Certificate, now: datetime) -> None:
    try:
        leaf.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError) as error:
        raise NotValidError("signed by somebody else") from error
    if not leaf.not_valid_before_utc <= now <= leaf.not_valid_after_utc:
        raise NotValidError("the certificate was not valid")


def _assertions(manifest: Box, claim: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    boxes = {each.label: each for each in superboxes(child(manifest, "c2pa.assertions").content)}
    named = [*claim["created_assertions"], *claim.get("gathered_assertions", [])]
    for reference in named:
        label = reference["url"].removeprefix("self#jumbf=c2pa.assertions/")
        box = boxes.pop(label)
        if hashlib.sha256(box.content).digest() != reference["hash"]:
            raise NotValidError(f"the hash of {label}")
        yield label, cbor.loads(box.payload)
    if boxes:
        raise NotValidError(f"not in the claim: {sorted(boxes)}")


def _bound(file: bytes, binding: dict[str, Any]) -> None:
    """Every byte but those of excluded boxes, and before each top-level box its place (18.6.2)."""
    told = hashlib.sha256()
    for begin, kind, content in top_boxes(file):
        if not any(_matches(kind, content, each) for each in binding["exclusions"]):
            told.update(begin.to_bytes(8) + file[begin : begin + 8 + len(content)])
    if told.digest() != binding["hash"]:
        raise NotValidError("the file's hash")


def _matches(kind: bytes, content: bytes, exclusion: dict[str, Any]) -> bool:
    if exclusion["xpath"] != "/" + kind.decode("latin-1"):
        return False
    whole = bytes(8) + content  # offsets count from the box's header
    pieces = exclusion.get("data") or []
    return all(whole[each["offset"] :].startswith(each["value"]) for each in pieces)


def top_boxes(file: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """This will yield an MP4's outermost boxes: place, type, content. Ours have sizes of 32 bits, and cover the file."""
    begin = 0
    while begin < len(file):
        size, kind = int.from_bytes(file[begin : begin + 4]), file[begin + 4 : begin + 8]
        if size < 8 or begin + size > len(file):
            raise NotValidError("boxes do not cover the file")
        yield begin, kind, file[begin + 8 : begin + size]
        begin += size


def plain_boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """This will yield the boxes in a piece of JUMBF: type and content."""
    for kind, inner, _ in plain_boxes_at(content):
        yield kind, inner


def plain_boxes_at(content: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """This will yield them with the place of their content."""
    begin = 0
    while begin < len(content):
        size, kind = int.from_bytes(content[begin : begin + 4]), content[begin + 4 : begin + 8]
        if size < 8 or begin + size > len(content):
            raise NotValidError("boxes do not cover the store")
        yield kind, content[begin + 8 : begin + size], begin + 8
        begin += size


def tolerated(file: bytes) -> dict[str, range]:
    """This will be the places of a signed MP4 where a changed byte is no change of what is stated or shown: what the
    hard binding excludes (A.5, 18.6.2) and no hash or signature covers.
    """
    places = {begin: (kind, len(content)) for begin, kind, content in top_boxes(file)}
    start, store = store_in_mp4(file)
    box = start - 45
    signature = child(manifests_of(store)[-1], "c2pa.signature")
    payload = start + signature.begin + signature.content.index(signature.payload)
    pad = next(value for key, value in cbor.loads(signature.payload).value[1].items() if key == "pad")
    at = payload + signature.payload.index(pad)
    assert places[0][0] == b"ftyp"
    return {
        "brands": range(8, 8 + places[0][1]),
        "version of the box": range(box + 24, box + 28),
        "offset of a Merkle box that is not there": range(box + 37, box + 45),
        "padding of the signature": range(at, at + len(pad)),
    }


def resigned(file: bytes, leaf: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> bytes:
    """This will be a signed MP4 with its claim signed by somebody else: a COSE_Sign1 of our own, of the same size."""
    start, store = store_in_mp4(file)
    active = manifests_of(store)[-1]
    old = child(active, "c2pa.signature")
    claim = child(active, "c2pa.claim.v2").payload
    protected = cbor.dumps({ALGORITHM: ES256, CHAIN: leaf.public_bytes(Encoding.DER)})
    r, s = utils.decode_dss_signature(key.sign(to_be_signed(protected, claim), ec.ECDSA(hashes.SHA256())))
    both = r.to_bytes(32) + s.to_bytes(32)

    def signature(padding: int) -> bytes:
        return cbor.dumps(Tagged(COSE_SIGN1, [protected, {"pad": bytes(padding)}, None, both]))

    missing = len(old.payload) - len(signature(0))
    new = next(signature(missing - head) for head in range(5) if len(signature(missing - head)) == len(old.payload))
    at = start + old.begin + old.content.index(old.payload)
    return file[:at] + new + file[at + len(new) :]
