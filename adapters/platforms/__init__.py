"""Where talk comes from and nudges go: one folder for each platform; they do not know each other."""
