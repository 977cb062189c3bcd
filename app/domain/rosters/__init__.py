"""Rosters: what an office's spreadsheet says about people, and what importing it would do.

Reading order: cells -> table (headings, skipped rows) -> guess and mapping -> parsers -> judge -> plan.
"""
