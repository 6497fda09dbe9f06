"""A key that stays with a service: signatures over HTTP, bad days, and answers that are not believed."""

from __future__ import annotations

import hashlib
import http.server
import ssl
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import IPAddress, SubjectAlternativeName
from cryptography.x509.oid import ExtendedKeyUsageOID

from media.credentials.contracts import Signed
from media.credentials.enums import State
from media.credentials.errors import SignerUnavailableError, SigningCredentialError
from media.credentials.key_service import KeyServiceSigner
from media.credentials.reading import read
from media.credentials.writing import sign
from tests.media.credentials.authority import Authority
from tests.media.credentials.key_server import TOKEN, KeyServer, key_server
from tests.media.credentials.stories import about


@pytest.fixture
def service(authority: Authority) -> Iterator[KeyServer]:
    with key_server(KeyServer(authority.leaf())) as server:
        yield server


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def signer(service: KeyServer, pauses: list[float]) -> KeyServiceSigner:
    return KeyServiceSigner(service.url, TOKEN, pause=pauses.append)


def signed(signer: KeyServiceSigner, clip: Path, out: Path) -> Signed:
    return sign(clip, out / "signed.mp4", statement=about("clip"), signer=signer)


def state(out: Path, authority: Authority) -> State | None:
    found = read(out / "signed.mp4", trust_anchors=authority.anchors)
    return found.state if found else None


def test_the_service_sees_a_digest_and_nothing_of_the_clip(
    tmp_path: Path, authority: Authority, clip: Path, service: KeyServer, signer: KeyServiceSigner
) -> None:
    signed(signer, clip, tmp_path)

    assert state(tmp_path, authority) is State.TRUSTED
    (first, second) = service.asked
    assert first == ("/keys/certificates", f"Bearer {TOKEN}", {})
    assert second[:2] == ("/keys/signatures", f"Bearer {TOKEN}")
    fingerprint = hashlib.sha256(service.leaf.certificate.public_bytes(Encoding.DER)).hexdigest()
    assert {name: value for name, value in second[2].items() if name != "digest"} == {
        "certificate": fingerprint,
        "algorithm": "es256",
        "hash": "sha256",
    }
    assert len(second[2]["digest"]) == 44  # 32 bytes in base64


def test_certificates_are_fetched_once(
    tmp_path: Path, clip: Path, service: KeyServer, signer: KeyServiceSigner
) -> None:
    signed(signer, clip, tmp_path)
    signed(signer, clip, tmp_path)

    assert [path for path, _, _ in service.asked] == ["/keys/certificates", "/keys/signatures", "/keys/signatures"]


@pytest.mark.parametrize("kind", ["raw", "rsa"])
def test_other_forms_of_signature_count_too(tmp_path: Path, authority: Authority, clip: Path, kind: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048) if kind == "rsa" else None
    with key_server(KeyServer(authority.leaf(key=key), raw=kind == "raw")) as server:
        signed(KeyServiceSigner(server.url, TOKEN), clip, tmp_path)

    assert state(tmp_path, authority) is State.TRUSTED


@pytest.mark.parametrize("is_known", [True, False])
def test_over_https_the_service_itself_must_be_known(
    tmp_path: Path, authority: Authority, clip: Path, monkeypatch: pytest.MonkeyPatch, is_known: bool
) -> None:
    here = SubjectAlternativeName([IPAddress(ip_address("127.0.0.1"))])
    folder = authority.leaf(purposes=(ExtendedKeyUsageOID.SERVER_AUTH,), extra=(here,)).into(tmp_path / "tls")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
    known = tmp_path / "known.pem"
    known.write_text(authority.anchors if is_known else Authority("Somebody Else").anchors)
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    (tmp_path / "out").mkdir()

    with key_server(KeyServer(authority.leaf(), tls=context)) as server:
        signer = KeyServiceSigner(server.url, TOKEN, pause=lambda pause_s: None)
        if is_known:
            signed(signer, clip, tmp_path / "out")
            assert state(tmp_path / "out", authority) is State.TRUSTED
        else:
            with pytest.raises(SignerUnavailableError, match=r"does not answer: .*certificate verify failed"):
                signed(signer, clip, tmp_path / "out")
            assert server.asked == []  # the token was not told to whoever it was


def hang_up(door: http.server.BaseHTTPRequestHandler) -> None:
    door.close_connection = True


def test_two_bad_answers_are_waited_out(
    tmp_path: Path, authority: Authority, clip: Path, service: KeyServer, signer: KeyServiceSigner, pauses: list[float]
) -> None:
    service.bad_days = [(503, b""), hang_up]

    signed(signer, clip, tmp_path)

    assert state(tmp_path, authority) is State.TRUSTED
    assert pauses == [0.2, 1.0]


@pytest.mark.parametrize(
    ("bad_days", "words", "tries"),
    [
        ([(503, b"")] * 3, "answered 503", 3),
        ([(429, b"")] * 3, "answered 429", 3),
        ([hang_up] * 3, "does not answer", 3),
        ([(401, b"")], "answered 401", 1),
        ([(302, b"")], "answered 302", 1),
        ([(200, b"[]")], "no JSON object", 1),
        ([(200, b"{}")], "no text 'chain'", 1),
        ([(200, b"x" * 70_000)] * 3, "answer is too long", 3),
    ],
)
def test_a_service_that_fails_signs_nothing_and_is_not_asked_for_ever(
    tmp_path: Path,
    clip: Path,
    service: KeyServer,
    signer: KeyServiceSigner,
    bad_days: list[tuple[int, bytes]],
    words: str,
    tries: int,
) -> None:
    service.bad_days = list(bad_days)

    with pytest.raises(SignerUnavailableError, match=words):
        signed(signer, clip, tmp_path)

    assert len(service.asked) == tries
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_signing_leaves_nothing_and_says_why(
    tmp_path: Path, clip: Path, service: KeyServer, signer: KeyServiceSigner
) -> None:
    assert signer.chain
    service.bad_days = [(403, b"")]

    with pytest.raises(SignerUnavailableError, match="answered 403"):
        signed(signer, clip, tmp_path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", [b'{"signature": "AAAA"}', b'{"signature": "?"}'])
def test_a_signature_that_does_not_fit_is_not_believed(
    tmp_path: Path, clip: Path, service: KeyServer, signer: KeyServiceSigner, answer: bytes
) -> None:
    assert signer.chain
    service.bad_days = [(200, answer)]

    with pytest.raises(SignerUnavailableError, match="does not fit its certificate"):
        signed(signer, clip, tmp_path)


def test_a_new_certificate_is_taken_up_at_the_next_try(
    tmp_path: Path, authority: Authority, clip: Path, service: KeyServer, signer: KeyServiceSigner
) -> None:
    signed(signer, clip, tmp_path)
    service.leaf = authority.leaf()

    with pytest.raises(SignerUnavailableError, match="does not fit its certificate"):
        signed(signer, clip, tmp_path)
    signed(signer, clip, tmp_path)

    assert state(tmp_path, authority) is State.TRUSTED


def test_a_key_that_signs_no_digests_is_refused(authority: Authority) -> None:
    with (
        key_server(KeyServer(authority.leaf(key=ed25519.Ed25519PrivateKey.generate()))) as server,
        pytest.raises(SigningCredentialError, match="which Ed25519 cannot"),
    ):
        assert KeyServiceSigner(server.url, TOKEN).chain


def test_the_services_certificate_keeps_the_rules_too(authority: Authority) -> None:
    with (
        key_server(KeyServer(authority.leaf(key=ec.generate_private_key(ec.SECP256R1()), organisation=""))) as server,
        pytest.raises(SigningCredentialError, match="names no organisation"),
    ):
        assert KeyServiceSigner(server.url, TOKEN).chain


@pytest.mark.parametrize(
    ("url", "token", "words"),
    [
        ("http://keys.example", TOKEN, "asked over https"),
        ("https://keys.example/?key=1", TOKEN, "without query or password"),
        ("https://me:secret@keys.example", TOKEN, "without query or password"),
        ("https:///v1", TOKEN, "with a host"),
        ("https://keys.example", "short", "CREDENTIALS_TOKEN needs at least 40"),
    ],
)
def test_an_address_that_would_give_the_token_away_is_refused(url: str, token: str, words: str) -> None:
    assert KeyServiceSigner("https://keys.example/v1", TOKEN)

    with pytest.raises(SigningCredentialError, match=words):
        KeyServiceSigner(url, token)
