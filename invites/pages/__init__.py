"""The pages of joining, invites, the waiting list and the tree."""
