"""Corrections: what people say against a reading, kept apart from it and laid over it.

`model` says what can be corrected, `apply` lays corrections over a reading, `standing` keeps a
report's record as it stands, and `write` takes corrections in and undoes them.
"""
