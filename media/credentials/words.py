"""What a check found, in sentences: for each of C2PA's codes (2.4, 15.2.2) that can concern a clip."""

from __future__ import annotations

from media.credentials.contracts import Problem

UNREADABLE = "manifest.unreadable"
"""Ours, where the library gives up before it has a code."""

_WORDS = {
    UNREADABLE: "The credentials are broken and cannot be read.",
    "claimSignature.mismatch": "The signature does not fit what is stated.",
    "claimSignature.missing": "The signature is missing.",
    "claimSignature.outsideValidity": "It was signed at a time at which the certificate was not valid.",
    "claim.missing": "The statement is missing.",
    "claim.multiple": "There are several statements where there may be one.",
    "claim.malformed": "The statement is broken.",
    "claim.cbor.invalid": "The statement is broken.",
    "claim.hardBindings.missing": "The statement is not tied to this file.",
    "signingCredential.untrusted": "Who signed is not known here.",
    "signingCredential.invalid": "The certificate may not sign such statements.",
    "signingCredential.expired": (
        "The certificate has expired since, and no time stamp proves that it was valid when it signed."
    ),
    "signingCredential.ocsp.revoked": "The certificate was revoked.",
    "timeStamp.mismatch": "The time stamp belongs to another statement.",
    "timeStamp.malformed": "The time stamp is broken.",
    "timeStamp.outsideValidity": "The time stamp's own certificate was not valid at that time.",
    "timeStamp.untrusted": "Who gave the time stamp is not known here.",
    "assertion.bmffHash.mismatch": "The file was changed after it was signed.",
    "assertion.bmffHash.malformed": "What ties the statement to the file is broken.",
    "assertion.dataHash.mismatch": "The file was changed after it was signed.",
    "assertion.dataHash.malformed": "What ties the statement to the file is broken.",
    "assertion.boxesHash.mismatch": "The file was changed after it was signed.",
    "assertion.boxesHash.malformed": "What ties the statement to the file is broken.",
    "assertion.hashedURI.mismatch": "Part of what is stated was changed after it was signed.",
    "assertion.missing": "Part of what is stated is missing.",
    "assertion.undeclared": "Something is stated that was not signed.",
    "assertion.action.malformed": "What was done to the file is not stated as it must be.",
    "assertion.action.ingredientMismatch": "What was done names a source that is not listed.",
    "assertion.cbor.invalid": "Part of what is stated is broken.",
    "assertion.ingredient.malformed": "What is stated of a source is broken.",
    "ingredient.manifest.missing": "The credentials of a source are missing.",
    "ingredient.manifest.mismatch": "The credentials of a source were changed after they were taken in.",
    "ingredient.claimSignature.missing": "The signature of a source is missing.",
    "ingredient.claimSignature.mismatch": "The signature of a source was changed after it was taken in.",
    "manifest.multipleParents": "It claims to be a changed copy of several files at once.",
    "algorithm.unsupported": "It is signed or hashed by a method that is not allowed.",
    "general.error": "The check failed.",
}


def problem(code: str) -> Problem:
    """This will be a problem with its sentence; a code that we have no words for is named in one."""
    return Problem(code, _WORDS.get(code) or f"The check failed ({code}).")
