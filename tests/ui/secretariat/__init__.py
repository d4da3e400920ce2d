"""The secretariat's window on real desks."""
