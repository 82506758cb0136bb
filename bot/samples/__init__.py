"""Sample programmes of our own writing, so that everything can be tried with nothing configured."""

from pathlib import Path

# The one that is shown where nothing is given; its settings are a complete example.
COURSE = Path(__file__).parent / "course"
EXAMPLE = COURSE / "stillwater.toml"
