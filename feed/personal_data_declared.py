"""What these tables know about a member."""
