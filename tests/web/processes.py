"""What a test has the reading process do; it imports these by name."""

from __future__ import annotations

import os
import time

from sayso.errors import ModelError
from sayso.record import ErrorInfo, Failure, Record
from sayso.web.reading import ReadingOptions, Task


def by_name(task: Task, options: ReadingOptions) -> Record | Failure:
    """Do what the task's name says."""
    if task.name == "dies":
        os._exit(9)
    if task.name == "sleeps":
        time.sleep(600)
    if task.name == "no model":
        raise ModelError("no model here", where="by hand")
    if task.name == "defect":
        raise ZeroDivisionError("by hand")
    return Failure(path=task.name, error=ErrorInfo(code="Read", message=str(os.getpid())))
