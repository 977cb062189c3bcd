"""The verbs: one file per feature; a verb is one unit of work."""
