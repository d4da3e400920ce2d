"""What the windows of both sides share above the kit of widgets: words for moments, messages, dialogs."""
