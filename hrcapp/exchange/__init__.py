"""What travels between the two sides: kit, bundle, receipts, drop box."""
