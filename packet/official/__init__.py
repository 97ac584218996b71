"""An agency's own PDF: which form it is, where every answer goes, filled and proven."""
