"""What uploading, and using what was uploaded, may be refused for. Statuses are those of tus 1.0 where it names one."""

from __future__ import annotations

from common.errors import ConflictError, RefusedError, TooManyError, UnavailableError


class TusVersionError(RefusedError):
    """The client speaks another version of the protocol, or does not say which."""

    code = "tus_version_unsupported"
    status = 412
    title = "Tus-Resumable names a version of the protocol that we don't speak: 1.0.0 is the one."


class ContentTypeError(RefusedError):
    """Bytes came as something else than tus sends them."""

    code = "unsupported_media_type"
    status = 415
    title = "Send the bytes as application/offset+octet-stream."


class OffsetWrongError(ConflictError):
    """The bytes belong elsewhere than where the upload stands. `facts`: `offset`, where it stands."""

    code = "upload_offset_wrong"
    title = "The upload stands at another offset. Ask where (HEAD), and go on from there."


class TooLargeError(RefusedError):
    """More bytes than the purpose allows. `facts`: `limit` and `found`, in bytes."""

    code = "upload_too_large"
    status = 413
    title = "This file is too large."


class TooMuchError(RefusedError):
    """More bytes came than the creation announced. `facts`: `room`, the bytes that were missing."""

    code = "upload_longer_than_announced"
    status = 413
    title = "More bytes came than this upload was announced with."


class ChecksumMismatchError(RefusedError):
    """What came is not what was sent; nothing of it is kept."""

    code = "upload_checksum_mismatch"
    status = 460
    title = "What arrived is not what the checksum says. Send it again."


class TooManyPiecesError(ConflictError):
    """The upload was cut into more pieces than anybody's connection needs."""

    code = "upload_in_too_many_pieces"
    title = "This upload came in too many pieces. Begin it again with larger ones."


class TooManyOpenError(TooManyError):
    """As many uploads are under way as may be. `facts`: `limit`."""

    code = "upload_too_many_open"
    title = "You have too many uploads under way."


class ExpiredError(RefusedError):
    """Nothing came for too long, or nobody used it."""

    code = "upload_expired"
    status = 410
    title = "This upload was left alone for too long and is gone. Begin it again."


class LostError(RefusedError):
    """The store does not have what the row promises."""

    code = "upload_lost"
    status = 410
    title = "We have lost a part of this upload. Begin it again."


class BusyError(UnavailableError):
    """Everybody who takes or looks at uploads has their hands full; what came before is kept."""

    code = "uploads_busy"
    title = "Many uploads are coming in right now. Try again in a moment."


class UnfinishedError(ConflictError):
    """Bytes are missing, or nobody has looked at them yet. `facts`: `state`, `offset`, `length`."""

    code = "upload_unfinished"
    title = "This upload is not finished yet."


class UsedError(ConflictError):
    """An upload is used once."""

    code = "upload_used"
    title = "This upload is in use already. Upload the file again to use it a second time."


class FileRefusedError(RefusedError):
    """The file was looked at and is not taken: code and words are those of `media.errors`, the status says which kind."""

    status = 422
    title = "We can't take this file."

    def __init__(self, *, code: str, status: int, words: str) -> None:
        super().__init__(words)
        # What is found in a file is an open list that belongs to `media`: one class here stands for all of it.
        self.code = code  # type: ignore[misc]
        self.status = status  # type: ignore[misc]


class LengthRequiredError(RefusedError):
    """The body's length is not announced, and the server in front does not tell where it ends."""

    code = "length_required"
    status = 411
    title = "Send a Content-Length."
