"""Text of another direction inside a sentence. No Qt."""

from __future__ import annotations

FSI, PDI = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Text of another direction that must not turn what stands around it (Unicode UAX #9, isolates)."""
    return f"{FSI}{text}{PDI}" if text else ""
