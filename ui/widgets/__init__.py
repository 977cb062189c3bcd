"""The controls every page is made of. They know no career office; see README.md beside this file."""
