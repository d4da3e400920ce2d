"""Plain values that several rooms speak of; errors as a code plus parameters. Imports nothing of ours."""
