"""What a message asks, if anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers.question import Sort, question_in


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("How do I reset my database password?", Sort.HELP),
        ("does anyone know why the notebook says kernel is not found?", Sort.HELP),
        ("hi all, I get a connection refused error when I open the database", Sort.HELP),
        ("could a facilitator extend my deadline? My daughter is ill", Sort.PERSON),
        ("has my submission been graded yet?", Sort.PERSON),
        ("why is my final grade lower than the others?", Sort.PERSON),
        ("why is my application for module two not confirmed?", Sort.PERSON),
        ("how do I run my application on a phone?", Sort.HELP),
        ("can anybody check my installer settings?", Sort.PERSON),
        ("how do I check my installer settings?", Sort.HELP),
        ("how are you all doing?", Sort.SOCIAL),
        ("anyone up for lunch?", Sort.SOCIAL),
        ("who knew that dates could be this much fun?", Sort.RHETORICAL),
        ("which version of the installer do I need for module two?", Sort.HELP),
        ("do you mean the second one?", Sort.CLARIFYING),
        ("can you share the error message?", Sort.CLARIFYING),
        ("Does the course offer any credit for earlier work?", Sort.HELP),
        ("For which platforms is the installer made?", Sort.HELP),
        ("@ben, how did you get the installer to run?", Sort.DIRECTED),
        ("@channel does anyone know how to open the notebook?", Sort.HELP),
        ("<@U123> is the installer broken on Windows?", Sort.DIRECTED),
        ("The docs say that the installer runs on Windows, but does it run on mine?", Sort.HAS_READ),
        ("In https://docs.example.org/install.html, what does the second step do?", Sort.HAS_READ),
        ("The manual doesn't help me here, how do I run the installer?", Sort.HAS_READ),
        ("The guide seems to skip this: which port does the installer use?", Sort.HAS_READ),
        ("is there a way around that?", Sort.FOLLOWS_ON),
        ("Is there a guide for it somewhere?", Sort.FOLLOWS_ON),
        ("ah, so does it run on Windows as well?", Sort.FOLLOWS_ON),
        ("Is it possible to run the installer twice?", Sort.HELP),
        ("Should we rename the installer?", Sort.OPINION),
        ("Is the other installer worth using?", Sort.OPINION),
        ("What does the second step print for you?", Sort.OPINION),
        ("have you considered the other installer?", Sort.CLARIFYING),
        ("does that make more sense?", Sort.CLARIFYING),
        ("Chapter two says that mint dries in a week, how do I dry it faster?", Sort.HAS_READ),
        ("So the second installer is the newer one, how do I get it?", Sort.FOLLOWS_ON),
        ("Thanks, that helps a lot! How do I remove the installer afterwards?", Sort.FOLLOWS_ON),
        ("Thanks in advance! How do I remove the installer?", Sort.HELP),
        ("Is there a particular reason why the installer asks for a password?", Sort.OPINION),
        ("Has anyone looked into running the installer on a phone?", Sort.OPINION),
        ("thanks, that worked", Sort.NONE),
        ("> how do I reset my password?\nthat one is for the facilitators", Sort.NONE),
        ("`how do I reset my password?`", Sort.NONE),
        ("?", Sort.NONE),
    ],
)
def test_sorts_of_questions(text: str, sort: Sort) -> None:
    assert question_in(text).sort is sort


@settings(max_examples=200)
@given(st.text(max_size=500))
def test_any_text_is_sorted_without_failing(text: str) -> None:
    assert question_in(text).sort in Sort
