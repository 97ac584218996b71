"""The case on disk: its folder, its list, its sealing; nothing half-written, nothing overwritten in silence."""
