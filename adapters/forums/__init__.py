"""Forums, where people have time: one folder for each kind; they do not know each other."""
