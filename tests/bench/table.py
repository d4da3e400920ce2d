"""Results as a table to read and as `build/bench.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.row import Result

_HEAD = ("row", "ours", "reference", "unit", "ratio", "quartiles", "goal", "took", "")
_VERDICTS = {True: "met", False: "missed", None: "for information"}


def written(results: Sequence[Result], path: Path) -> None:
    """Write the results; rows measured before and not now keep what they had."""
    new = {result.row.name: _as_json(result) for result in results}
    before = {row["name"]: row for row in json.loads(path.read_text("utf-8"))} if path.exists() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(list((before | new).values()), indent=1, ensure_ascii=False) + "\n", "utf-8")


def printed(results: Iterable[Result]) -> str:
    """The table, columns aligned."""
    rows = [_HEAD, *map(_cells, results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at in (0, 3, 8) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _as_json(result: Result) -> dict[str, object]:
    row = result.row
    about = {
        "name": row.name,
        "goal": row.goal,
        "unit": row.unit,
        "what_the_reference_is": row.reference,
        "seconds": round(result.seconds),
    }
    if not result.pairs:
        return {**about, "ours": None, "reference": None, "ratio": None, "not_measured": result.why_not}
    return {
        **about,
        "ours": round(result.ours, 4),
        "reference": round(result.reference, 4),
        "ratio": round(result.ratio, 3),
        "quartiles": [round(edge, 3) for edge in result.spread],
        "rounds": len(result.pairs),
    }


def _cells(result: Result) -> tuple[str, ...]:
    goal = "–" if result.row.goal is None else f"{result.row.goal:g}"
    took = f"{result.seconds:.0f} s"
    if not result.pairs:
        words = f"not measured: {result.why_not}"
        return (result.row.name, "–", "–", result.row.unit, "–", "–", goal, took, words)
    low, high = result.spread
    return (
        result.row.name,
        f"{result.ours:.2f}",
        f"{result.reference:.2f}",
        result.row.unit,
        f"{result.ratio:.2f}",
        f"{low:.2f}–{high:.2f}" if len(result.pairs) > 1 else "–",
        goal,
        took,
        _VERDICTS[result.met],
    )
