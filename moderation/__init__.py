"""What may be made and shown: verdicts, flags, reports."""
