"""How Python and numpy are set where the process is the command's own, or a worker's."""

from __future__ import annotations

import gc
import os

# New objects from one look for garbage in circles to the next; Python's own number is 700.
_NEW_OBJECTS = 50_000


def one_thread_for_numpy() -> None:
    """Keep numpy, where it is not loaded yet, to one thread, unless the user says otherwise.

    The products here are small: a second thread costs a tenth more CPU time and gains none.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def collect_garbage_seldom() -> None:
    """Let Python look for garbage in circles a seventieth as often.

    Modules, word lists and records leave next to none, and looking takes a twentieth of the time
    to start and to read. What is in no circle is freed at once as ever.
    """
    gc.set_threshold(_NEW_OBJECTS)
