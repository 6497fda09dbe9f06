"""The ASGI application: sockets alone. Plain HTTP belongs to WSGI, which costs a fifth of the CPU."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_social.settings.production")
get_asgi_application()  # sets Django up before anything imports a model

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from accounts.socket_tokens import AppsByToken  # noqa: E402
from sora_social.sockets import upgrade_required, websocket_urlpatterns  # noqa: E402

sockets = URLRouter(websocket_urlpatterns)

application = ProtocolTypeRouter(
    {
        "http": upgrade_required,
        "websocket": AppsByToken(AllowedHostsOriginValidator(AuthMiddlewareStack(sockets)), apps=sockets),
    }
)
