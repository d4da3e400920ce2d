"""What an officer's first clicks on Home lead to, in the order in which it is likely to be needed.

The list only spares a wait: whatever is missing here is loaded by the click itself.
"""

from __future__ import annotations

_ENGINE = ("regex", "xml", "xpath", "definition", "formula", "reading", "engine", "session", "views")
_PAGES = (
    "form",
    "task_list_page",
    "section_page",
    "check_page",
    "statement_page",
    "send_page",
    "exchange_page",
    "intake",
    "settings_page",
    "help_page",
)

MODULES = (
    *(f"hrcapp.xforms.{name}" for name in _ENGINE),
    "hrcapp.officer.drafts",
    *(f"hrcapp.ui.officer.{name}" for name in _PAGES),
    *(f"hrcapp.statement.{name}" for name in ("data", "paper_match", "shipped_texts", "verdict_words")),
    "hrcapp.submission.statement",
    "hrcapp.officer.signing",
    "hrcapp.officer.travel",
    "hrcapp.officer.outbox",
)
"""Names of modules; heavy ones after what they are made of, so that no piece is long."""
