"""One machine, embedded services, generated secrets: what `make demo` runs."""

from sora_social.settings.base import *  # noqa: F403
from sora_social.settings.base import ALLOWED_HOSTS

DEMO = True
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "127.0.0.1", "localhost", "[::1]"]
