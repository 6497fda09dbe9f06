"""Routes of the accounts app's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from accounts.pages import settings, sign_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in", sign_in.show_sign_in, name="sign-in"),
    path("sign-in/code", sign_in.show_code, name="sign-in-code"),
    path("sign-out", sign_in.show_sign_out, name="sign-out"),
    path("password/reset", sign_in.show_ask_reset, name="password-reset"),
    path("password/reset/<str:key>", sign_in.show_reset, name="password-reset-key"),
    path("email/verify/<str:key>", sign_in.show_verify, name="email-verify"),
    path("inbox", sign_in.show_inbox, name="inbox"),
    path("settings", settings.show_settings, name="settings"),
    path("settings/profile", settings.change_profile, name="settings-profile"),
    path("settings/verify", settings.send_verification, name="settings-verify"),
    path("settings/devices/<int:device_id>/end", settings.end_device, name="settings-end-device"),
    path("settings/sign-out-everywhere", settings.sign_out_everywhere, name="settings-sign-out-everywhere"),
    path("settings/password", settings.change_password, name="settings-password"),
    path("settings/export", settings.download_export, name="settings-export"),
    path("settings/delete", settings.delete_account, name="settings-delete"),
]
