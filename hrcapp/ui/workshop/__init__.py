"""The workshop: one laptop, a board with a row for each town, and each town's form behind its own PIN."""
