"""Speed, cold start, memory and size: `python -m bench.speed`.

The reports are invented (`bench/data/report.txt`, repeated). The figures are those of the machine
that runs this and are printed with its core count; other work on it makes them worse.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bench import installed, memory, timing

PARTS = ("encoder", "throughput", "cold-start", "check", "memory", "many", "size")
_LONG, _SHORT = 1000, 60


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    try:
        onnxruntime = version("onnxruntime")
    except PackageNotFoundError:
        onnxruntime = None
    model = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines()
        model = next((x.partition(":")[2].strip() for x in lines if x.startswith("model name")), "")
    return {
        "cores": os.cpu_count(),
        "usable cores": len(os.sched_getaffinity(0)),
        "load at the start": os.getloadavg()[0],
        "processor": model,
        "python": platform.python_version(),
        "onnxruntime": onnxruntime,
    }


def measure(
    parts: Sequence[str], *, reports: int, runs: int, texts: Sequence[str] = ()
) -> dict[str, Any]:
    """Measure the parts; give a JSON-ready object.

    Args:
        parts: Some of `PARTS`.
        reports: How many short reports the `many` part reads.
        runs: Rounds of each timed part.
        texts: Reports to time instead of the invented one.
    """
    result: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = texts or [timing.report_of(_LONG)] * 24
        paths = _write(folder / "long", texts)
        if "encoder" in parts:
            result["encoder"] = _against_encoder(texts[:12], runs)
        if "throughput" in parts:
            result["throughput"] = {
                str(workers): timing.throughput(paths, workers=workers, runs=runs)
                for workers in (1, 2)
            }
        if "cold-start" in parts:
            result["cold start"] = timing.cold_start(paths[0], runs=runs)
        if "check" in parts:
            checked = ("check", "--exit-zero", "--isolated")
            result["check"] = timing.cold_start(paths[0], runs=runs, arguments=checked)
        if "memory" in parts:
            read = [*timing.command(), "read", str(paths[0]), "--format", "json"]
            result["peak memory"] = memory.peak_of(read)
        if "many" in parts:
            _write(folder / "short", [timing.report_of(_SHORT + n) for n in range(20)])
            result["many"] = memory.over_many(folder / "short", reports=reports, workers=2)
    if "size" in parts:
        result["installed"] = installed.installed_size()
    return result


def _write(folder: Path, texts: Sequence[str]) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{number:03}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _against_encoder(texts: Sequence[str], runs: int) -> dict[str, Any]:
    import onnxruntime

    import sayso

    def read() -> None:
        for text in texts:
            sayso.read_text(text)

    found = timing.compare_with_encoder(read, onnxruntime.InferenceSession, runs=runs)
    words = sum(len(text.split()) for text in texts)
    return {"words": words, "words per second": words / found["read"]["median"], **found}


def table(result: dict[str, Any]) -> str:
    """Lay out what was measured."""
    m = result["machine"]
    lines = [
        f"{m['processor'] or 'processor unknown'}: {m['usable cores']} of {m['cores']} cores, load "
        f"{m['load at the start']:.1f} at the start; Python {m['python']}, onnxruntime "
        f"{m['onnxruntime']}"
    ]
    if row := result.get("encoder"):
        lines += [
            "",
            f"read_text, {row['words']} words: {row['read']['median']:.3f} s (p95 "
            f"{row['read']['p95']:.3f}), {row['words per second']:,.0f} words/s",
            f"encoder alone, same {row['calls']} calls: {row['encoder']['median']:.3f} s (p95 "
            f"{row['encoder']['p95']:.3f})",
            f"whole / encoder: {row['ratio']:.3f} by the clock, {row['cpu ratio']:.3f} in CPU time",
            f"the whole network takes {100 * row['network share']:.0f} % of the CPU time",
        ]
    for workers, row in result.get("throughput", {}).items():
        lines.append(
            f"read_many, {workers} process{'es' if workers != '1' else ''}: "
            f"{row['median']:,.0f} words/s (p5 {row['p5']:,.0f}, {row['runs']} runs of "
            f"{row['reports']} reports)"
        )
    if row := result.get("cold start"):
        lines.append(
            f"{row['command']} read, from the shell: {row['median']:.2f} s (p95 {row['p95']:.2f}, "
            f"first {row['first']:.2f})"
        )
    if row := result.get("check"):
        lines.append(
            f"{row['command']} check, from the shell: {row['median']:.2f} s (p95 {row['p95']:.2f}, "
            f"first {row['first']:.2f})"
        )
    if "peak memory" in result:
        lines.append(f"peak memory, one report: {result['peak memory']:.0f} MB")
    if row := result.get("many"):
        lines.append(
            f"{row['reports']:,} reports, {row['workers']} processes: peak {row['peak']:.0f} MB, "
            f"growth {row['growth']:+.1f} MB"
        )
    if row := result.get("installed"):
        largest = ", ".join(f"{n} {mb:.0f}" for n, mb in list(row["distributions"].items())[:5])
        lines.append(
            f"installed: {row['total']:.0f} MB in {len(row['distributions']) + 1} distributions "
            f"(sayso {row['sayso']:.0f}, {largest})"
            + (f"; NOT WHOLE, missing: {row['missing']}" if row["missing"] else "")
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.speed",
        description="Measure speed, cold start, memory and installed size.",
        epilog="Example: python -m bench.speed --only encoder --only throughput",
    )
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="only this part; may be given several times"
    )
    parser.add_argument(
        "--reports", type=int, default=10_000, help="short reports of `many`. [default: 10000]"
    )
    parser.add_argument("--runs", type=int, default=5, help="rounds of each. [default: 5]")
    parser.add_argument(
        "--texts", type=Path, metavar="DIR", help="time the *.txt of DIR, not the invented report"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")
    options = parser.parse_args(arguments)
    texts = []
    if options.texts:
        texts = [p.read_text(encoding="utf-8") for p in sorted(options.texts.glob("*.txt"))]
        if not texts:
            print(f"bench.speed: {options.texts} holds no *.txt", file=sys.stderr)
            return 2
    try:
        result = measure(
            options.only or PARTS, reports=options.reports, runs=options.runs, texts=texts
        )
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"bench.speed: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
