"""Routes of the invites app's API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from invites.api import console, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("joining/age", views.AgeView.as_view(), name="api_joining_age"),
    path("joining", views.JoiningView.as_view(), name="api_joining"),
    path("invites", views.InvitesView.as_view(), name="api_invites"),
    path("invites/<uuid:slot_id>", views.InviteView.as_view(), name="api_invite"),
    path("waiting-list", views.WaitingListView.as_view(), name="api_waiting_list"),
    path("waiting-list/<str:token>", views.WaitingPlaceView.as_view(), name="api_waiting_place"),
    path("waiting-list/<str:token>/confirm", views.WaitingConfirmView.as_view(), name="api_waiting_confirm"),
    path("console/invite-tree/<str:handle>", console.TreeView.as_view(), name="api_invite_tree"),
    path("console/invite-tree/<str:handle>/cut", console.CutView.as_view(), name="api_invite_tree_cut"),
]
