"""Figures: how well events and entities are found, and how fast."""
