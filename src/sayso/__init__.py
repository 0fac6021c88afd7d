"""sayso: who claims what, on whose say-so."""
