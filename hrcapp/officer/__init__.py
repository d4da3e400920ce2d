"""Use cases of the officer: drafts, statement, packing, outbox, returns. Never sees the secretariat."""
