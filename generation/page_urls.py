"""Routes of the generation app at the root: files of clips, and its pages."""

from __future__ import annotations

from django.urls import path

from generation import console_pages, origin_pages, pages
from generation.api import files

urlpatterns = [
    path("clips/<uuid:clip_id>/video.mp4", files.clip_video, name="clip-video"),
    path("clips/<uuid:clip_id>/hls/main.m3u8", files.clip_playlist, name="clip-playlist"),
    path("clips/<uuid:clip_id>/hls/captions.m3u8", files.clip_captions_playlist, name="clip-captions-playlist"),
    path("clips/<uuid:clip_id>/hls/<str:name>", files.clip_piece, name="clip-piece"),
    path("clips/<uuid:clip_id>/hls/<int:side>/<str:name>", files.clip_piece, name="clip-rung-piece"),
    path("clips/<uuid:clip_id>/download.mp4", files.clip_download, name="clip-download"),
    path("clips/<uuid:clip_id>/credentials.c2pa", files.clip_manifest, name="clip-manifest"),
    path("clips/<uuid:clip_id>/poster.webp", files.clip_poster, name="clip-poster"),
    path("clips/<uuid:clip_id>/captions.vtt", files.clip_captions, name="clip-captions"),
    path("generations/<uuid:job_id>/preview.webp", files.job_preview, name="job-preview"),
    path("generations/<uuid:job_id>/animatic.mp4", files.job_sketch, name="job-animatic"),
    path("clips/<uuid:clip_id>", pages.watch, name="watch"),
    path("clips/<uuid:clip_id>/credentials", origin_pages.credentials, name="clip-credentials"),
    path("from-here", origin_pages.from_here, name="from-here"),
    path("from-here/<uuid:trace_id>", origin_pages.from_here_answer, name="from-here-answer"),
    path("console/trace", origin_pages.trace, name="console_trace"),
    path("console/trace/<uuid:trace_id>", origin_pages.trace_answer, name="console_trace_answer"),
    path(
        "console/trace/<uuid:trace_id>/clips/<uuid:clip_id>/poster.webp",
        origin_pages.traced_poster,
        name="traced_poster",
    ),
    path("create", pages.create, name="create"),
    path("create/<uuid:job_id>/cancel", pages.cancel, name="create-cancel"),
    path("drafts", pages.drafts, name="drafts"),
    path("drafts/<uuid:clip_id>", pages.draft, name="draft"),
    path("drafts/<uuid:clip_id>/result", pages.result, name="draft-result"),
    path("drafts/<uuid:clip_id>/delete", pages.delete, name="draft-delete"),
    path("console/queue", console_pages.queue, name="console_queue"),
    path("console/queue/board", console_pages.board, name="console_queue_board"),
    path("console/queue/drain", console_pages.drain, name="console_worker_drain"),
    path("console/queue/undrain", console_pages.undrain, name="console_worker_undrain"),
    path("console/queue/jobs/<uuid:job_id>/retry", console_pages.retry, name="console_job_retry"),
    path("console/queue/<slug:queue>/pause", console_pages.pause, name="console_queue_pause"),
    path("console/queue/<slug:queue>/resume", console_pages.resume, name="console_queue_resume"),
    path("console/queue/<slug:queue>/retry-parked", console_pages.retry_all, name="console_queue_retry"),
]
