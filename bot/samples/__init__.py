"""Sample programmes of our own writing, so that everything can be tried with nothing configured."""
