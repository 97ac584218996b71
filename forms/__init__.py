"""What is asked, what the paper looks like, what the law says, in which words: pure data and pure functions."""
