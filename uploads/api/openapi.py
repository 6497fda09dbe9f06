"""What OpenAPI 3.1 can say of tus: headers in and out, bodies of bytes, and the two methods that it tells nobody of."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from uploads.api import tus
from uploads.models import METADATA_MAX_CHARS

Json = dict[str, Any]

_NUMBER = {"type": "integer", "minimum": 0, "maximum": tus.OFFSET_MAX}
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_REFUSED = {
    "410": "The upload was left alone for too long.",
    "411": "The body's length is not announced.",
    "412": "Another version of the protocol; Tus-Version says which we speak.",
    "413": "More bytes than allowed, or than announced; or the file has too much of something, in its words.",
    "415": "Bytes come as application/offset+octet-stream; or the file is of a kind that is not taken.",
    "422": "The file is damaged, or not only what it seems.",
    "460": "What arrived is not what the checksum says.",
}


def _header(name: str, schema: Json, description: str, *, required: bool = False) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.HEADER, required=required, description=description)


def _told(name: str, schema: Json, description: str, status: str) -> OpenApiParameter:
    return OpenApiParameter(name, schema, OpenApiParameter.HEADER, response=[status], description=description)


_VERSION = _header("Tus-Resumable", {"type": "string", "enum": [tus.VERSION]}, "The protocol's version.", required=True)
_SECRET = _header(
    tus.SECRET, {"type": "string", "maxLength": tus.SECRET_MAX_CHARS}, "What a stranger was told when the upload began."
)
_CHECKSUM = _header(
    "Upload-Checksum",
    {"type": "string", "maxLength": tus.CHECKSUM_MAX_CHARS, "pattern": "^(sha1|sha256) [A-Za-z0-9+/]+=*$"},
    "Of this request's bytes: the algorithm, a space, the digest in base64. Bytes that don't match are dropped (460).",
)
_OFFSET = _header("Upload-Offset", _NUMBER, "Where the bytes belong: where the upload stands.", required=True)
_LENGTH = _header("Upload-Length", {**_NUMBER, "minimum": 1}, "Bytes of the whole file.", required=True)
_METADATA = _header(
    "Upload-Metadata",
    {"type": "string", "minLength": 1, "maxLength": METADATA_MAX_CHARS},
    "Pairs of a key and its value in base64, separated by commas: `purpose` (opening, trace) and, to show, `filename`. "
    "Others are kept and mean nothing.",
    required=True,
)


def _tells_standing(status: str) -> list[OpenApiParameter]:
    return [
        _told("Upload-Offset", _NUMBER, "Where the upload stands now.", status),
        _told("Upload-Expires", {"type": "string"}, "When it goes if nothing more comes (an HTTP date).", status),
    ]


BYTES = {tus.BYTES: {"type": "string", "format": "binary"}}
MINE = [_SECRET]
END = [_VERSION, _SECRET]
APPEND = [_VERSION, _SECRET, _OFFSET, _CHECKSUM, *_tells_standing("204")]
BEGIN = [
    _VERSION,
    _LENGTH,
    _METADATA,
    _CHECKSUM,
    _told("Location", {"type": "string"}, "The upload's own address, for HEAD, PATCH, GET and DELETE.", "201"),
    _told(tus.SECRET, {"type": "string"}, "To strangers: what they show from now on. Told this once.", "201"),
    *_tells_standing("201"),
]
KEPT = OpenApiResponse(description="What came is kept; Upload-Offset says how much of the file that is.")
GONE = OpenApiResponse(description="Gone.")


def add_tus(result: Json, generator: Any, request: Any, public: bool) -> Json:
    """This will complete the doors of uploads: their own refusals, and HEAD and OPTIONS, which spectacular leaves out."""
    for path in ("/api/uploads", "/api/uploads/{upload_id}"):
        item = result["paths"][path]
        if "get" in item:
            item["head"] = _head(item["get"])
        for operation in item.values():
            for status, words in _REFUSED.items():
                operation["responses"][status] = {"description": words, "content": _PROBLEM}
        item["options"] = _options(path)
    return result


def _options(path: str) -> Json:
    words = "The protocol's version, its extensions, the largest upload, the checksums."
    return {
        "operationId": "uploads_abilities" if path == "/api/uploads" else "uploads_abilities_of_one",
        "summary": "See what this server's uploads can do",
        "tags": ["uploads"],
        "security": [{}],
        "responses": {"204": {"description": words}},
    }


def _head(get: Json) -> Json:
    spoken = {
        "name": "Tus-Resumable",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "enum": [tus.VERSION]},
    }
    told = {name: {"schema": dict(_NUMBER)} for name in ("Upload-Offset", "Upload-Length")}
    return {
        "operationId": "uploads_standing",
        "summary": "Ask where to go on",
        "tags": ["uploads"],
        "security": get["security"],
        "parameters": [*get["parameters"], spoken],
        "responses": {"200": {"description": "Where the upload stands.", "headers": told}},
    }
