"""Report to Extract: the per-report half. Pure functions, one module a step; ``extract`` runs them."""
