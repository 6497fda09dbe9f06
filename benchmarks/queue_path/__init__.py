"""The queue's path: from a wish to a worker, from a lost lease to the next attempt, and what each step of it costs."""
