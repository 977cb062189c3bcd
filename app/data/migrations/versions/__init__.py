"""One file per version of the office file."""
