"""A filled form as a thing: from a finished form to a packed version and back."""
