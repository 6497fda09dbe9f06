"""What every app leans on: errors, cursors, outbox, live log, audit, rate limits. Knows no app."""
