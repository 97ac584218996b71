"""Look-alikes of the agency's form in its other languages, set by a browser: shaped letters, lines that run back."""
