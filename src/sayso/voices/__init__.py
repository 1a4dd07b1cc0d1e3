"""Voices: whose words each passage of a report is."""
