"""Parsers: what one cell means, by field; each gives values or says what is wrong and what to do."""
