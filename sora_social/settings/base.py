"""What every installation shares; the concerns live in `parts/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sora_social.settings.env import ROOT, environment
from sora_social.settings.parts import broker, countries, limits, names
from sora_social.settings.parts.api import *  # noqa: F403
from sora_social.settings.parts.apps import *  # noqa: F403
from sora_social.settings.parts.database import DATABASE_ROUTERS, databases  # noqa: F401
from sora_social.settings.parts.logging import logging_config
from sora_social.settings.parts.security import *  # noqa: F403
from sora_social.settings.parts.security import content_security_policy
from sora_social.settings.parts.sign_in import *  # noqa: F403
from sora_social.settings.parts.sign_in import frontend_urls
from sora_social.settings.parts.storage import storages

env = environment()

DEBUG = False
DEMO = False
VERSION = "0.1.0"  # as pyproject.toml has it: files say which version signed them
LIMITS = limits.LIMITS
NAMES = names.NAMES
COUNTRIES = countries.COUNTRIES
VAR = ROOT / "var"
SITE_URL = env.site_url.rstrip("/")
ALLOWED_HOSTS = [host.strip() for host in env.allowed_hosts.split(",") if host.strip()] or [
    urlsplit(SITE_URL).hostname or "127.0.0.1"
]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CONTENT_SECURITY_POLICY = content_security_policy(SITE_URL)
HEADLESS_FRONTEND_URLS = frontend_urls(SITE_URL)
MFA_TOTP_ISSUER = NAMES.product

ROOT_URLCONF = "sora_social.urls"
WSGI_APPLICATION = "sora_social.wsgi.application"
ASGI_APPLICATION = "sora_social.asgi.application"
AUTH_USER_MODEL = "accounts.Member"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT: Path | None = None  # served from where they lie; production collects them
WHITENOISE_USE_FINDERS = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "common.pages.names",
            ]
        },
    }
]

DATABASES = databases(env.database_url, env.database_owner_url) if env.database_url else {}
CACHES = broker.caches(env.cache_url)
CHANNEL_LAYERS = broker.channel_layers(env.layer_url)
CELERY: dict[str, Any] = broker.celery_with(env.broker_url)
STORAGES = storages(env.storage_url, VAR / "media", hashed_static=False)
LOGGING = logging_config(env.log_format)

SECRET_KEY = env.secret_key.get_secret_value()
INVITE_KEY = env.invite_key.get_secret_value()
LINK_KEY = env.link_key.get_secret_value()
MARK_KEY = env.mark_key.get_secret_value()
CREDENTIALS_SIGNER = env.credentials_signer
CREDENTIALS_TOKEN = env.credentials_token.get_secret_value()
CREDENTIALS_ANCHORS = env.credentials_anchors
CREDENTIALS_TIMESTAMP_URL = env.credentials_timestamp_url
METRICS_TOKEN = env.metrics_token.get_secret_value()
HEADLESS_JWT_PRIVATE_KEY = env.token_private_key.get_secret_value().replace("\\n", "\n")
EMAIL_URL = env.email_url
DEFAULT_FROM_EMAIL = env.email_from
ENGINES = [spec.strip() for spec in env.engines.split(",") if spec.strip()]
ANIMATIC_PREVIEWS = env.animatic_previews
COUNTRY_HEADER = env.country_header
ADDRESS_HEADER = env.address_header
# Unique by constraints on lower(email) and lower(handle), which this check does not read.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
