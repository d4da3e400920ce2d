"""Speed as ratios to a reference measured in the same run: `make bench`, `make bench ROW=name`.

Nothing here is asserted by the test suite; what the figures were, and what they mean, is in
docs/performance.md.
"""
