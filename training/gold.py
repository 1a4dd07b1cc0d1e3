"""Writes the hand-made gold of example reports from their marked texts.

`python -m training.gold` reads every `examples/gold/NAME.marked.txt` (`training.notation`) and
writes `examples/gold/NAME.json` and the plain report `examples/NAME.txt`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.notation import parse

GOLD = Path(__file__).parents[1] / "examples" / "gold"


def gold_of(marked: str) -> dict[str, Any]:
    """Turn a marked report into its gold, in the record's own names and in text order.

    Args:
        marked: The report in the notation of `training.notation`.

    Returns:
        `text` and `attributions`; spans are half-open code point offsets with their words.
    """
    text, found = parse(marked)

    def spans(pairs: list[list[int]]) -> list[dict[str, Any]]:
        return [{"start": a, "end": b, "text": text[a:b]} for a, b in sorted(pairs)]

    found.sort(key=lambda a: (min(a["source"] + a["cue"] + a["content"]), a["cue"]))
    return {
        "text": text,
        "attributions": [
            {
                "id": f"a{number}",
                "source": spans(attribution["source"]),
                "cue": spans(attribution["cue"]),
                "content": spans(attribution["content"]),
            }
            for number, attribution in enumerate(found, start=1)
        ],
    }


def main() -> None:
    """Write the gold and the plain report of every marked text."""
    for path in sorted(GOLD.glob("*.marked.txt")):
        name = path.name.removesuffix(".marked.txt")
        gold = gold_of(path.read_text(encoding="utf-8"))
        (GOLD / f"{name}.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        (GOLD.parent / f"{name}.txt").write_text(gold["text"], encoding="utf-8")
        print(f"{name}: {len(gold['attributions'])} attributions")


if __name__ == "__main__":
    main()
