"""What a paper seems to say: pure functions over its words and their places, and plain data about how letters speak."""
