"""The secretariat's window: begin or open a desk, then inbox, review, registry, report, keys."""
