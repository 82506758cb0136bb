"""Docs in a git repository: a shallow clone in a folder of our own, brought up to date with the git command."""

import os
import subprocess
from pathlib import Path

from core.refusal import Refusal

_TIMEOUT = 120.0
# No prompts, no helpers that the address could name; what is fetched is read, never run.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "https:ssh:git:file", "GIT_LFS_SKIP_SMUDGE": "1"}


def fetch(address: str, folder: Path, timeout: float = _TIMEOUT) -> None:
    """Bring `folder` to the newest state of the repository's default branch.

    Raises Refusal where it cannot be reached in `timeout` seconds; the folder then stays as it was.
    """
    if address.startswith("-"):
        raise Refusal(f"{address} is not the address of a git repository.")
    if (folder / ".git").is_dir():
        _git(address, timeout, "-C", str(folder), "fetch", "--quiet", "--depth", "1", "origin", "HEAD")
        _git(address, timeout, "-C", str(folder), "reset", "--quiet", "--hard", "FETCH_HEAD")
    else:
        _git(address, timeout, "clone", "--quiet", "--depth", "1", "--", address, str(folder))


def _git(address: str, timeout: float, *arguments: str) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the address cannot be an option
            ["git", "-c", "core.hooksPath=/dev/null", *arguments],  # noqa: S607 - the user's own git
            env={**os.environ, **_QUIET}, capture_output=True, text=True, timeout=timeout, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise Refusal("Docs in a git repository need the git command; install git.") from error
    except subprocess.TimeoutExpired as error:
        raise Refusal(f"{address} did not answer within {timeout:.0f} seconds.") from error
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["git gave no reason"]
        raise Refusal(f"{address} cannot be fetched: {said[-1]}")
