"""Figures and measures: what they count, whose they are, and when two of them cannot both be right."""
