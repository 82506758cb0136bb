"""Make the fake Teams importable as `fake_teams` whatever the import mode."""

import importlib.util
import sys
from pathlib import Path

if "fake_teams" not in sys.modules:
    spec = importlib.util.spec_from_file_location("fake_teams", Path(__file__).with_name("fake_teams.py"))
    assert spec is not None
    assert spec.loader is not None
    sys.modules["fake_teams"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["fake_teams"])
