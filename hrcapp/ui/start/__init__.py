"""The first start: whose computer this is, which campaign, and the recovery code."""
