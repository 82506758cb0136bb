"""Wires and runs: settings, the app, the clock, the command line."""
