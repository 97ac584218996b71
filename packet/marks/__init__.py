"""The mark on each page that is ours: small codes from which a page that comes back is known and set straight."""
