"""Ways in which two contents cannot both be true."""
