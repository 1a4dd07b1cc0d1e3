"""A record and its grammar -> findings: places that an editor would want to look at.

A rule is one function, registered by its code (`registry`), in a module of `rules` named after
what it finds. Its docstring is its page. Findings are places to look, never verdicts.
"""
