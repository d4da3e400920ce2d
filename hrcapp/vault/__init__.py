"""The store key and the device keys: kept in a keyring or a 0600 file, wrapped again by a recovery code."""
