"""Defaults that the Python API, the command and the measurements share."""

from __future__ import annotations

MIN_CONFIDENCE = 0.37
"""Attributions scored below this are left out.

Swept from 0.3 to 0.6 on PolNeAR dev: F1 of *found* is flat from 0.35 to 0.5 and of *all overlap*
to 0.55; above 0.38 statements that the report gives to nobody are lost first.
"""
