"""Look-alikes of the agency's forms with known truth: many layouts, names, languages, editions and writers."""
