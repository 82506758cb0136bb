"""Make the fake Slack importable as `fake_slack` whatever the import mode."""

import importlib.util
import sys
from pathlib import Path

if "fake_slack" not in sys.modules:
    spec = importlib.util.spec_from_file_location("fake_slack", Path(__file__).with_name("fake_slack.py"))
    assert spec is not None
    assert spec.loader is not None
    sys.modules["fake_slack"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["fake_slack"])
