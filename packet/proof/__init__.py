"""The one proof of finished pages, by engines that did not draw them: values, structure, and what each page shows."""
