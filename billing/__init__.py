"""Units: a double-entry ledger of holds, what a plan gives, and what is left of it."""
