"""Whether the face check finds the faces it must and leaves faceless pictures alone.

The pictures lie in packages and not here: `pictures.tsv` names them and says what each was seen to show. They were
chosen and labelled before any score was known, and no label may be changed for one.
"""
