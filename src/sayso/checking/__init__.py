"""Reports -> findings at their places in the files, as settings and comments want them.

`sayso check` and `sayso.check` are this: which rules are on for a report (`selection`, `config`),
where each finding stands in the input file, and which of them a comment in the draft silences
(`comments`).
"""
