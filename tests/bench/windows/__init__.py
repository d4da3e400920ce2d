"""Windows that are measured, each in a process of its own: nothing else is loaded or painted in it."""
