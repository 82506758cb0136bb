"""The plain house that most dialogues are played in."""

import pytest
from house import House, Play, playing
from sqlalchemy import Engine


@pytest.fixture
def play(engine: Engine) -> Play:
    return playing(House(engine))
