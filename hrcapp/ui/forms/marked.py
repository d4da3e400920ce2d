"""Markdown of a form as a label shows it: escaped runs alone, no link, no picture, no style of its own."""

from __future__ import annotations

from html import escape

from hrcapp.xforms.markdown import Line, Run, is_styled, lines

_LARGER = {1: "x-large", 2: "large"}
"""The size of a heading by its level, relative to the label's own."""


def rich(text: str) -> str:
    """Rich text for a label; "" where the words alone show all there is."""
    return "<br>".join(map(_line, lines(text))) if is_styled(text) else ""


def _line(line: Line) -> str:
    inner = "".join(map(_run, line.runs))
    if not line.level:
        return inner
    size = _LARGER.get(line.level, "medium")
    return f'<span style="font-size: {size}"><b>{inner}</b></span>'


def _run(run: Run) -> str:
    text = escape(run.text)
    text = f"<b>{text}</b>" if run.strong else text
    return f"<i>{text}</i>" if run.emphasised else text
