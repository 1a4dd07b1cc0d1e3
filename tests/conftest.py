from __future__ import annotations

from hypothesis import settings

# A single example is slow when the machine is busy or a library is loaded by it; the suite's own
# timeout catches what hangs.
settings.register_profile("sayso", deadline=None)
settings.load_profile("sayso")
