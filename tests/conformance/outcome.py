"""Counting what agrees and what does not."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Passed, failed and waived cases; `extra` follows the closing line (loaded and refused forms)."""

    verbose: bool = False
    passed: int = 0
    failed: int = 0
    waived: int = 0
    extra: str = ""
    failures: list[str] = field(default_factory=list)

    def record(self, name: str, complaint: str | None) -> None:
        """One case: no complaint means it agrees."""
        if complaint is None:
            self.passed += 1
            return
        self.failed += 1
        self.failures.append(f"{name}: {complaint}")
        if self.verbose:
            print(f"FAILED {name}: {complaint}")

    def waive(self, name: str, reason: str) -> None:
        """A case that is not for us, with its reason."""
        self.waived += 1
        if self.verbose:
            print(f"waived {name}: {reason}")

    def note(self, name: str, remark: str) -> None:
        """Something worth reading about a case that agrees."""
        if self.verbose:
            print(f"{name}: {remark}")

    def closing_line(self) -> str:
        """`N passed, M failed…`"""
        if self.verbose and self.waived:
            print(f"{self.waived} waived")
        return f"{self.passed} passed, {self.failed} failed{self.extra}"
