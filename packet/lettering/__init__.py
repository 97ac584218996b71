"""Text on paper: which characters can be printed, with which font, how wide, in which order, drawn with what."""
