"""Perceptual fingerprints of picture and sound, and an index over them: a clip is found again by how it looks and sounds.

`fingerprint_of` makes the two byte strings that a row keeps, `evidence_of` takes in a query, `Index` finds it.
"""

from media.fingerprints.contracts import Grade, Kind, Match
from media.fingerprints.errors import FingerprintError
from media.fingerprints.evidence import Evidence, evidence_of
from media.fingerprints.index import Index
from media.fingerprints.picture import PictureTaker, picture_of
from media.fingerprints.sound import fingerprint_of, sound_fingerprint

__all__ = [
    "Evidence",
    "FingerprintError",
    "Grade",
    "Index",
    "Kind",
    "Match",
    "PictureTaker",
    "evidence_of",
    "fingerprint_of",
    "picture_of",
    "sound_fingerprint",
]
