"""Follow-up: working groups, meetings, exchanges between towns, reminders; contacts of those who agreed."""
