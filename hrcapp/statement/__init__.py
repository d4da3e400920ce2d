"""The political statement: its text, its PDF, its signatures and their verification."""
