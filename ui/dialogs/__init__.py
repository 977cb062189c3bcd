"""Questions with more than one field: each dialog makes one draft and saves it with one verb."""
