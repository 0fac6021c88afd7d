"""What reports have word for word, and who took it from whom."""
