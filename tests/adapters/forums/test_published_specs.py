"""What is sent holds against the forums' published specifications, where these are at hand."""

import asyncio
import json
from pathlib import Path
from typing import Any

import discourse_wire
import httpx
import pytest
from forum_wire import Wire
from jsonschema import validate

from adapters.forums import github_discussions
from adapters.forums.discourse import Discourse
from core.forum import Draft

SPECS = Path(__file__).parents[4] / "shared" / "specs" / "forum"


def spec(name: str) -> str:
    path = SPECS / name
    if not path.is_file():
        pytest.skip(f"{path} is not at hand")
    return path.read_text(encoding="utf-8")


def test_a_topic_is_sent_to_discourse_as_its_openapi_says() -> None:
    described = json.loads(spec("discourse_openapi.json"))["paths"]["/posts.json"]["post"]
    schema = described["requestBody"]["content"]["application/json"]["schema"]
    sent: list[Any] = []
    wire = Wire(discourse_wire.answer, check=sent.append)
    site = Discourse("https://forum.example", "secret", "stillwater", httpx.MockTransport(wire.handle))
    asyncio.run(site.open_topic(Draft("k", "Joins that lose rows", "Why?", "4", "ana")))
    (body,) = sent
    validate(body, schema)


@pytest.mark.parametrize("query", ["CATEGORIES", "TOPICS", "SEARCH", "POSTS", "OPEN"])
def test_what_github_is_asked_is_in_its_schema(query: str) -> None:
    graphql = pytest.importorskip("graphql", reason="graphql-core is not installed")
    schema = graphql.build_schema(spec("github_schema.graphql"), assume_valid=True)
    assert graphql.validate(schema, graphql.parse(getattr(github_discussions, query))) == []
