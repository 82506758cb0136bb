"""Benchmarks that anyone can run; speed is measured here and asserted nowhere."""
