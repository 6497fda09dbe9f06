"""The WSGI application: REST and pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_social.settings.production")
application = get_wsgi_application()

from moderation.facade import get_ready  # noqa: E402 (needs Django set up)
from sora_social.celery import app  # noqa: E402

# Before the first request, not during it: that one would import tasks with a member's rows locked.
app.loader.import_default_modules()
get_ready()
