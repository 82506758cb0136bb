"""Make the fake desk importable as `desk` whatever the import mode."""

import importlib.util
import sys
from pathlib import Path

if "desk" not in sys.modules:
    spec = importlib.util.spec_from_file_location("desk", Path(__file__).with_name("desk.py"))
    assert spec is not None
    assert spec.loader is not None
    sys.modules["desk"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["desk"])
