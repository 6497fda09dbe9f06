"""Routes of the invites app's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from invites.pages import console, joining, mine, waiting

urlpatterns: list[URLPattern | URLResolver] = [
    path("join", joining.join, name="join"),
    path("invites", mine.invites, name="invites"),
    path("invites/<uuid:slot_id>/revoke", mine.revoke, name="invite_revoke"),
    path("waiting-list", waiting.ask, name="waiting_list"),
    path("waiting-list/<str:token>", waiting.place, name="waiting_place"),
    path("waiting-list/<str:token>/confirm", waiting.confirm, name="waiting_confirm"),
    path("waiting-list/<str:token>/leave", waiting.leave, name="waiting_leave"),
    path("console/tree", console.tree, name="console_tree"),
    path("console/tree/<str:handle>/cut", console.cut, name="console_tree_cut"),
]
