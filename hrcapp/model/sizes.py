"""Sizes of files in words that people compare with what their system shows."""

from __future__ import annotations


def size_text(count: int) -> str:
    """A number of bytes as "12 kB" or "3.4 MB" (powers of 1,000, as file managers show them)."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB" if count else "0 kB"
    return f"{count / 1_000_000:.1f} MB"
