"""Each clause of a report with what holds of it, and when two are about the same point."""
