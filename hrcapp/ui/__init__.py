"""The windows. Everything of Qt lives here; what a screen decides is decided below."""
