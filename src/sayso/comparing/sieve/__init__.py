"""What of two reports is worth looking at closely, told from what their sheets keep."""
