"""The officer's window: screens that show, and presenters (no Qt in them) that decide what."""
