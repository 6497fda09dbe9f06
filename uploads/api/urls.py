"""Routes of the uploads app's API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from uploads.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("uploads", views.UploadsView.as_view(), name="uploads"),
    path("uploads/<uuid:upload_id>", views.UploadView.as_view(), name="upload"),
]
