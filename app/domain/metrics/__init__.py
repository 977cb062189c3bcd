"""The metrics catalogue: every number the product computes has one definition here, with a version."""
