"""The queue under blows: real workers killed and frozen, broker and PostgreSQL stopped hard, and then the books checked.

`make chaos` runs the full version, `tests/chaos` a small one. Nothing here is part of the product: the workers are the
product's own but for the engine, which makes tiny clips so that thousands fit into minutes.
"""
