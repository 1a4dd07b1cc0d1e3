"""How much memory reading takes, at its peak and over many reports. Linux only.

What is counted is the proportional set size of a process and its children: pages that several of
them share (the weights, the libraries) count once and not once each. The peak of one report is the
kernel's own figure for the resident set.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

SAMPLES = 20
_MEGABYTE = 1e6


# A process starts with the peak of the one that started it, so a fresh small one does that here.
_WATCHER = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
raise SystemExit(code)
"""


def peak_of(command: Sequence[str]) -> float:
    """Largest resident set of a command, in MB (10^6 bytes).

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    watched = [sys.executable, "-S", "-c", _WATCHER, *command]
    done = subprocess.run(watched, check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout) * 1024 / _MEGABYTE


def children(process: int) -> list[int]:
    """Process ids of all descendants."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended in the meantime
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found: list[int] = []
    new = parents.get(process, [])
    while new:
        found += new
        new = [grandchild for child in new for grandchild in parents.get(child, [])]
    return found


def in_use(process: int) -> float:
    """Memory of a process and its descendants now, in MB."""
    total = 0
    for pid in [process, *children(process)]:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue  # it ended in the meantime
        found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
        total += int(found[1]) if found else 0
    return total * 1024 / _MEGABYTE


def flatness(samples: Sequence[float]) -> dict[str, float]:
    """Peak and growth of a series of measurements, in MB.

    Growth is the median of the last quarter less that of the second: the first quarter is left to
    the filling of caches and pools.
    """
    quarter = max(len(samples) // 4, 1)
    early, late = samples[quarter : 2 * quarter] or samples, samples[-quarter:]
    return {
        "peak": max(samples),
        "growth": float(np.median(late) - np.median(early)),
    }


def over_many(folder: Path, *, reports: int, workers: int) -> dict[str, Any]:
    """Read a folder's reports over and over in a fresh process and follow its memory.

    Args:
        folder: Holds `*.txt`.
        reports: How many to read in all.
        workers: As in `sayso.read_many`.

    Raises:
        subprocess.CalledProcessError: The process failed.
    """
    call = [sys.executable, "-m", "bench.memory", str(folder), str(reports), str(workers)]
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(call, check=True, stdout=subprocess.PIPE, text=True, cwd=root)
    samples = json.loads(done.stdout)
    return {"reports": reports, "workers": workers, **flatness(samples), "samples": samples}


def _follow(folder: Path, reports: int, workers: int) -> list[float]:
    import sayso

    paths = sorted(folder.glob("*.txt"))
    sources = (paths[number % len(paths)] for number in range(reports))
    every = max(reports // SAMPLES, 1)
    samples = []
    for number, record in enumerate(sayso.read_many(sources, workers=workers), 1):
        if getattr(record, "report", None) is None:
            raise RuntimeError(f"a report of the benchmark failed: {record}")
        if number % every == 0:
            samples.append(in_use(os.getpid()))
    return samples


if __name__ == "__main__":
    print(json.dumps(_follow(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
