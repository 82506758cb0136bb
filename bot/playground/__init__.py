"""The playground, wired: a programme read into a ledger of its own, a clock that can be moved, the app."""
