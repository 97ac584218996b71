"""Is a file all there? One module a format: decoders fill what is missing, and say nothing."""
