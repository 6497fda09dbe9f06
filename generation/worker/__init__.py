"""What runs on a worker: claim, render or publish, hand in. The only modules that import an engine."""
