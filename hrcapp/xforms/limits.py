"""Bounds on everything that comes from outside.

Checked before or while parsing, so that a hostile form cannot stall.
"""

from __future__ import annotations

MAX_FORM_BYTES = 16 * 1024 * 1024
MAX_INSTANCE_BYTES = 1024 * 1024
MAX_XML_DEPTH = 100
MAX_FORM_ELEMENTS = 1_000_000
MAX_NAMESPACES = 1_000
"""Declarations of prefixes in a document, each time one is made. Real forms have about ten."""

MAX_FILE_BYTES = 20 * 1024 * 1024
"""One list in a file beside the form."""

MAX_FILE_CELLS = 2_000_000
"""Rows times columns of such a list."""

MAX_FILE_NAME = 255

MAX_EXPRESSION_CHARS = 32_768
MAX_EXPRESSION_DEPTH = 100
"""Nesting of parentheses, calls and predicates. Real forms reach about sixty (chains of if)."""

MAX_EVALUATION_STEPS = 4_000_000
"""Nodes visited and functions called by one expression; about two seconds of work."""

MAX_STRING_CHARS = 1_000_000
"""The longest string an expression may build."""

MAX_MATCHED_CHARS = 10_000
"""The longest text that a pattern of the form is tried on."""

MAX_REPEATS = 1_000
"""Instances of one repeat within one parent; also the most that `jr:count` may ask for."""

MAX_INSTANCE_NODES = 50_000
"""Nodes of one filled-in form, nested repeats included."""

STEPS_OF_A_RUN = 500
"""What starting one expression counts for, so that texts that show texts cannot multiply without end."""

MAX_ROUNDS = 64
"""How often one expression may be recomputed within one edit before the edit is stopped."""
