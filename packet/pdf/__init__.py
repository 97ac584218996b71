"""The model of a PDF page, one reading for every road: boxes, turns, contents, notes, layers, and what may stay."""
