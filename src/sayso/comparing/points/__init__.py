"""Points, control, forecasts and the balance of a story, from what the sheets keep of claims."""
