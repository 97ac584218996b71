"""Many cases from one table, each a process of its own: what a row says, what becomes of it, and a summary of all."""
