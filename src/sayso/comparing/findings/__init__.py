"""What the rules share: their hits, what other reports say of them, which of them stand and why."""
