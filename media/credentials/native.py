"""The one door to the c2pa library: its settings, its signers, its errors as ours.

The library's defaults fetch what a file tells them to (remote manifests, identities, with a switch OCSP): none of that
here. Its handles do not survive a fork, so nothing is kept between calls; making a context costs 0.2 ms.
"""

from __future__ import annotations

from typing import Any

import c2pa  # type: ignore[import-untyped]

from media.credentials.certificates import PURPOSES, Algorithm

LibraryError: type[Exception] = c2pa.C2paError
NoManifestError: type[Exception] = c2pa.C2paError.ManifestNotFound

_ALGORITHMS = {
    Algorithm.ES256: c2pa.C2paSigningAlg.ES256,
    Algorithm.ES384: c2pa.C2paSigningAlg.ES384,
    Algorithm.PS256: c2pa.C2paSigningAlg.PS256,
    Algorithm.ED25519: c2pa.C2paSigningAlg.ED25519,
}


def context(trust_anchors: str | None) -> Any:
    """This will make the library's context: who is trusted (PEM certificates, or nobody), and nothing fetched."""
    trust: dict[str, str] = {"trust_config": "".join(f"{each.dotted_string}\n" for each in PURPOSES)}
    if trust_anchors and "BEGIN CERTIFICATE" in trust_anchors:
        trust["user_anchors"] = trust_anchors
    return c2pa.Context.from_dict(
        {
            "trust": trust,
            "verify": {
                "verify_after_reading": True,
                "verify_after_sign": True,
                "verify_trust": True,
                "verify_timestamp_trust": True,
                "ocsp_fetch": False,
                "remote_manifest_fetch": False,
            },
            "core": {"allowed_network_hosts": [], "decode_identity_assertions": False},
            "builder": {
                "thumbnail": {"enabled": False},  # ours is the poster; theirs would decode and re-encode pictures
                "bmff_hash_exclude_free_and_skip_boxes": False,  # no box but their own stays outside of the hash
            },
        }
    )


def lies_elsewhere(error: Exception) -> bool:
    """This will say whether an error means that the manifest is not in the file but at an address (not fetched)."""
    return str(error).startswith("Remote")


def key_signer(algorithm: Algorithm, chain_pem: str, key_pem: bytes, timestamp_url: str | None) -> Any:
    """This will make a signer that holds the private key itself: its signature box is as small as can be."""
    url = None if timestamp_url is None else timestamp_url.encode()
    return c2pa.Signer.from_info(c2pa.C2paSignerInfo(algorithm.value, chain_pem.encode(), key_pem, url))


def asking_signer(algorithm: Algorithm, chain_pem: str, ask: Any, timestamp_url: str | None) -> Any:
    """This will make a signer that calls `ask(bytes) -> signature`; it keeps 10 kB in the file for what may come."""
    return c2pa.Signer.from_callback(ask, _ALGORITHMS[algorithm], chain_pem, timestamp_url)


def builder(definition: dict[str, Any], within: Any) -> Any:
    """This will begin a manifest. Use it in a `with`."""
    return c2pa.Builder(definition, within)


def reader(media_type: str, stream: Any, within: Any) -> Any:
    """This will read and check a file's manifest store. Use it in a `with`; raises NoManifestError, LibraryError."""
    return c2pa.Reader(media_type, stream, context=within)
