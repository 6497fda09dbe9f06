"""Structured logs: readable on a terminal, one JSON object a line in production."""

from __future__ import annotations

from typing import Any

import structlog
from structlog.typing import Processor

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]

# The chores come every two seconds: a line for each would hide what matters. What a job does, we log ourselves.
_TALKATIVE = ["django_structlog", "celery.redirected", "celery.beat", "celery.worker.strategy", "celery.app.trace"]


def _console() -> Processor:
    """Plain tracebacks: the pretty ones print local variables, and those hold passwords and addresses."""
    return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)


def logging_config(log_format: str, level: str = "INFO") -> dict[str, Any]:
    """This will configure the standard library's logging; `log_format` is `console` or `json`."""
    renderer: Any = structlog.processors.JSONRenderer() if log_format == "json" else _console()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            *_SHARED[1:],
            structlog.processors.StackInfoRenderer(),
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
                "foreign_pre_chain": _SHARED,
            }
        },
        "filters": {"routes": {"()": "common.request_log.RoutesNotPaths"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured", "filters": ["routes"]}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {name: {"level": "WARNING"} for name in _TALKATIVE},
    }
