"""The nouns and rules of the career office: standard library only."""
