"""Benchmarks against peers: one module a table, ``python -m bench`` for all."""
