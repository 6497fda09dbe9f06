"""Teaching the network that reads prompts (`generation.engine.animatic.language.learned`): `python -m training.reader`.

`corpus/` holds prompts with who is seen, what is done, how things lie and where it plays, each file by another hand that
knew neither the reader nor the prompts it is judged by (`GUIDE.md` is all that they had); `corpus.py` reads them,
`examples.py` puts beside each what the rules say, `model.py` is what is trained.
"""

KEPT_OUT = ("lou", "nat", "ora")
"""Hands by which the reader is not taught, but judged (`benchmarks.prompts.hands`)."""
