"""Every kind of life, and how often each is lived."""

from __future__ import annotations

from tests.crash.life import Life
from tests.crash.lives.desk import Importing, Reviewing
from tests.crash.lives.migrating import Migrating
from tests.crash.lives.signing import Signing
from tests.crash.lives.typing import Typing

LIVES: tuple[tuple[Life, int], ...] = (
    (Typing(), 4),
    (Signing(), 2),
    (Importing(), 2),
    (Reviewing(), 1),
    (Migrating(), 1),
)
