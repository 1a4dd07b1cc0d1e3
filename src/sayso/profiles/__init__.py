"""The record in numbers: how much of a report is whose, by grade, speaker, group and rule."""

from sayso.profiles.count import count_findings, profile_of
from sayso.profiles.groups import read_groups

__all__ = ["count_findings", "profile_of", "read_groups"]
