"""Importing this silences pyHanko's log: it tells names and numbers out of certificates.

What a person must know comes as a fault or in a verdict.
"""

from __future__ import annotations

import logging

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
