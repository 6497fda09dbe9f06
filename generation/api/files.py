"""Files of clips over HTTP: the gate first, then bytes."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from common import clock
from common.errors import NotFoundError
from common.pages import answer_refusals
from common.ranges import file_response
from generation import provenance, selectors
from generation.contracts import StoredFile
from generation.services import ladders
from generation.storage import PLAYLIST

# A clip may be unposted or deleted at any moment: others' players ask again before they show it a second time.
PUBLIC_CACHE = "public, max-age=0, must-revalidate"
PRIVATE_CACHE = "private, max-age=0, must-revalidate"


@require_safe
def clip_video(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send the clip's MP4 (byte ranges welcome): the marked rendition once posted, else its owner's draft."""
    try:
        return send_file(request, selectors.clip_video(viewer_id=_viewer(request), clip_id=clip_id))
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
def clip_playlist(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send the playlist of the sizes a clip has (HLS, RFC 8216). The first who asks has the smaller ones made,
    and plays the whole one meanwhile.
    """
    try:
        clip = selectors.access_pieces(viewer_id=_viewer(request), clip_id=clip_id)
        ladders.ask(clip=clip, now=clock.now())
        return send_file(request, selectors.clip_piece(clip, PLAYLIST))
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
def clip_captions_playlist(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send the playlist of what is said in a clip in pieces (HLS, RFC 8216)."""
    try:
        playlist = selectors.captions_playlist(viewer_id=_viewer(request), clip_id=clip_id)
    except NotFoundError as error:
        raise Http404 from error
    return HttpResponse(playlist, content_type=selectors.PLAYLIST_TYPE, headers={"Cache-Control": PRIVATE_CACHE})


@require_safe
def clip_piece(request: HttpRequest, clip_id: UUID, name: str, side: int | None = None) -> HttpResponseBase:
    """This will send a file of the clip in pieces (HLS, RFC 8216): a playlist, or what it points into by byte ranges."""
    try:
        clip = selectors.access_pieces(viewer_id=_viewer(request), clip_id=clip_id)
        return send_file(request, selectors.clip_piece(clip, name, side))
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
@answer_refusals
def clip_download(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send the clip's MP4 to be kept: with its marks and its credentials. 409 for a draft, in words."""
    try:
        return send_file(
            request, provenance.clip_download(viewer_id=_viewer(request), clip_id=clip_id, now=clock.now())
        )
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
def clip_manifest(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send the clip's content credentials by themselves, as a C2PA manifest store."""
    try:
        return send_file(request, provenance.clip_manifest(viewer_id=_viewer(request), clip_id=clip_id))
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
def clip_poster(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send the clip's still picture (WebP)."""
    try:
        return send_file(request, selectors.clip_poster(viewer_id=_viewer(request), clip_id=clip_id))
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
def clip_captions(request: HttpRequest, clip_id: UUID) -> HttpResponseBase:
    """This will send what is said in the clip (WebVTT): to be read beside it, or kept."""
    try:
        return send_file(request, selectors.clip_captions(viewer_id=_viewer(request), clip_id=clip_id))
    except (NotFoundError, FileNotFoundError) as error:
        raise Http404 from error


@require_safe
def job_preview(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """This will send the newest preview of one's own running job (WebP); 204 when there is none: a page may ask in the
    moment in which the job ends, and nothing is wrong then.
    """
    viewer_id = _viewer(request)
    if viewer_id is None:
        raise Http404
    try:
        picture = selectors.job_preview(viewer_id=viewer_id, job_id=job_id)
    except NotFoundError as error:
        raise Http404 from error
    status = 200 if picture else 204
    headers = {"Cache-Control": "private, no-store"}
    return HttpResponse(picture or b"", status=status, content_type="image/webp", headers=headers)


@require_safe
def job_sketch(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    """This will send the animatic of one's own job that waits for a big model (MP4, byte ranges welcome); 204 when there is
    none: a player may ask in the moment in which the job ends, and nothing is wrong then.
    """
    viewer_id = _viewer(request)
    if viewer_id is None:
        raise Http404
    try:
        video = selectors.job_sketch(viewer_id=viewer_id, job_id=job_id)
    except NotFoundError as error:
        raise Http404 from error
    if video is None:
        return HttpResponse(status=204, headers={"Cache-Control": "private, no-store"})
    return file_response(
        request, BytesIO(video), len(video), content_type="video/mp4", etag=f'"{job_id}"', cache="private, no-store"
    )


def _viewer(request: HttpRequest) -> UUID | None:
    user = request.user
    return UUID(str(user.pk)) if user.is_authenticated and user.is_active else None


def send_file(request: HttpRequest, file: StoredFile) -> HttpResponseBase:
    """This will send a stored file, or the piece of it that was asked for. Raises FileNotFoundError."""
    stream = default_storage.open(file.key, "rb")
    response = file_response(
        request,
        stream.file or stream,  # type: ignore[arg-type]
        default_storage.size(file.key),
        content_type=file.content_type,
        etag=f'"{file.key.rsplit("/clips/", 1)[-1]}"',
        cache=PRIVATE_CACHE if file.private else PUBLIC_CACHE,
    )
    if file.download_as:
        response["Content-Disposition"] = content_disposition_header(True, file.download_as) or "attachment"
    if file.manifest_url:  # C2PA 2.1, "Embedding manifests": how a file says where its external manifest is
        response["Link"] = f'<{file.manifest_url}>; rel="c2pa-manifest"'
    return response
