"""Engines: what turns a request into moving pictures and sound. No Django, no Celery; torch only under `ltx2`."""
