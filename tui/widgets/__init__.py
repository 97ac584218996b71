"""Controls of the screens. State is a glyph and a word, focus a filled bar and a mark; a person's words are never
markup.
"""
