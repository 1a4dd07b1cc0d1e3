"""The rules of `sayso check`, one module each."""
