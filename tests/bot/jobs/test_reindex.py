"""Docs are read anew when they change."""

from pathlib import Path

from bot.jobs.reindex import fingerprint


def test_a_changed_page_is_read_anew_and_a_deleted_one_never_cited(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# A\nfirst")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    page.write_text("# A\nsecond, longer")
    changed = fingerprint(tmp_path)
    page.unlink()
    assert len({before, changed, fingerprint(tmp_path)}) == 3
