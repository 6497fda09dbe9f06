"""Routes of the generation app's API, below /api/."""

from __future__ import annotations

from django.urls import path

from generation.api import tracing, views

urlpatterns = [
    path("generations", views.GenerationsView.as_view()),
    path("generations/<uuid:job_id>", views.GenerationView.as_view()),
    path("generations/<uuid:job_id>/cancel", views.GenerationCancelView.as_view()),
    path("clips", views.ClipsView.as_view()),
    path("clips/<uuid:clip_id>", views.ClipView.as_view()),
    path("clips/<uuid:clip_id>/credentials", views.ClipCredentialsView.as_view()),
    path("traces", tracing.TracesView.as_view()),
    path("traces/<uuid:trace_id>", tracing.TraceView.as_view()),
    path("console/traces", tracing.StaffTracesView.as_view()),
    path("console/traces/<uuid:trace_id>", tracing.StaffTraceView.as_view()),
    path("clips/<uuid:clip_id>/post", views.ClipPostView.as_view()),
]
