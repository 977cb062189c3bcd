"""The frozen rows each document is made of: filled in one read, free of confidential notes, ready for paper."""
