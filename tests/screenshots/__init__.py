"""Every screen drawn offscreen, in its languages and looks, for the guides and for people to look at."""
