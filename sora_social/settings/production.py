"""Production: refuses to start on a value that would be unsafe there."""

from sora_social.settings.base import *  # noqa: F403
from sora_social.settings.base import VAR, env
from sora_social.settings.parts.safety import refuse_unsafe
from sora_social.settings.parts.storage import storages

refuse_unsafe(env)

DEMO = False
STORAGES = storages(env.storage_url, VAR / "media", hashed_static=True)
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = False
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
