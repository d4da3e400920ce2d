"""The command line, one file per noun. Never loads Qt."""
