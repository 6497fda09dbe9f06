"""Routes of the generation app at the root: files of clips, and its pages."""

from __future__ import annotations

from django.urls import path

from generation.api import files

urlpatterns = [
    path("clips/<uuid:clip_id>/video.mp4", files.clip_video, name="clip-video"),
    path("clips/<uuid:clip_id>/poster.webp", files.clip_poster, name="clip-poster"),
    path("generations/<uuid:job_id>/preview.webp", files.job_preview, name="job-preview"),
]
