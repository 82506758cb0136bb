"""What a replay found, for machines (`figures`), the terminal (`terminal`) and a browser (`page`)."""
