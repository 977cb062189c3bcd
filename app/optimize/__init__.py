"""Exact searches that need numerical libraries; imported when first used."""
