"""Jobs and clips."""
