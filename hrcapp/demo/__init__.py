"""The whole journey as a script: the only room that sees both sides."""
