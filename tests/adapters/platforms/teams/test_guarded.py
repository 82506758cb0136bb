"""Who may talk to the bot, and what is answered to everybody else."""

import re
from pathlib import Path

import aiohttp
import pytest
from fake_teams import APP, TENANT, activity
from teams_wire import run, scene

from adapters.platforms.teams import Keys, framework
from core.refusal import Refusal


def test_what_is_not_an_activity_is_answered_4xx() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            assert (await s.post(None, data=b"{"))[0] == 415
            json_type = {"Content-Type": "application/json"}
            async with aiohttp.ClientSession() as session:
                for body, status in ((b"{", 400), (b"[]", 400), (b"{}", 400), (b'{"type": 3}', 400)):
                    async with session.post(s.url, data=body, headers=json_type) as answer:
                        assert answer.status == status, body
            # An activity that lacks what its type should have is passed over, not sent again for ever.
            assert (await s.post({"type": "messageReaction"}))[0] == 201

    run(dialogue)


def test_only_teams_itself_is_listened_to() -> None:
    async def dialogue() -> None:
        async with scene(signed=True) as s:
            told = activity("messageDelete", s.teams.base)
            assert (await s.post(told, token=s.teams.token()))[0] == 201
            assert len(s.host.heard) == 1
            for bad in ("", "nonsense", "a.b.c", s.teams.token(aud="another-app"), s.teams.token(exp=1),
                        s.teams.token(iss="https://evil.example"), s.teams.token()[:-3] + "abc"):  # fmt: skip
                assert (await s.post(told, token=bad))[0] == 401, bad
            assert len(s.host.heard) == 1

    run(dialogue)


def test_it_does_not_start_without_credentials_except_on_ones_own_machine() -> None:
    with pytest.raises(Refusal, match="TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID"):
        Keys()
    with pytest.raises(Refusal, match=r"127\.0\.0\.1 only"):
        Keys(development=True)
    assert "secret" not in repr(Keys(APP, "secret", TENANT))


def test_the_app_is_of_a_single_tenant_and_one_module_alone_knows_microsofts_sdk() -> None:
    settings = framework._Configuration(Keys(APP, "secret", TENANT))
    assert (settings.APP_TYPE, settings.APP_TENANTID) == ("SingleTenant", TENANT)
    sources = Path(framework.__file__).parents[3].glob("[abc]*/**/*.py")
    knowing = {
        path.name
        for path in sources
        if re.search(r"^(from|import) bot(builder|framework)", path.read_text(), re.M)
    }
    assert knowing == {"framework.py"}
