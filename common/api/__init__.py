"""What the doors of the API share: errors, parsers, renderers, schema, idempotency."""
