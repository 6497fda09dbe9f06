"""The WSGI application: REST and pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_social.settings.production")
application = get_wsgi_application()
