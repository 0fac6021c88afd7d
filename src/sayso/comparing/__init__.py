"""Extracts laid side by side: copies, clusters, points, positions and findings. Works on records alone."""
