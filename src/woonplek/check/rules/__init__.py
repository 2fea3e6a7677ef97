"""One rule a file, named by its key."""
