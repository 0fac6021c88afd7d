"""Actors over the story: who is one with whom."""
