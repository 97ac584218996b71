"""From a sheet and a case to filled, flat pages: the blank form, the filled one, its continuation."""
