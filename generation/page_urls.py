"""Routes of the generation app at the root: files of clips, and its pages."""

from __future__ import annotations

from django.urls import path

from generation import pages
from generation.api import files

urlpatterns = [
    path("clips/<uuid:clip_id>/video.mp4", files.clip_video, name="clip-video"),
    path("clips/<uuid:clip_id>/poster.webp", files.clip_poster, name="clip-poster"),
    path("generations/<uuid:job_id>/preview.webp", files.job_preview, name="job-preview"),
    path("clips/<uuid:clip_id>", pages.watch, name="watch"),
    path("create", pages.create, name="create"),
    path("create/<uuid:job_id>/cancel", pages.cancel, name="create-cancel"),
    path("drafts", pages.drafts, name="drafts"),
    path("drafts/<uuid:clip_id>", pages.draft, name="draft"),
    path("drafts/<uuid:clip_id>/result", pages.result, name="draft-result"),
    path("drafts/<uuid:clip_id>/delete", pages.delete, name="draft-delete"),
]
