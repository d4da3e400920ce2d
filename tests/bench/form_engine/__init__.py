"""The same form in our engine and in another one that runs in a browser."""
