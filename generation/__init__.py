"""Jobs and clips: from a prompt to a draft, and from a draft to a posted clip."""
