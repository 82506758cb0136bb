"""What people say in the sample programmes. All of it is written for Stillwater; nobody really said it."""

QUICK = (
    "ok", "thanks!", "same here", "got it", "lol yes", "on my way", "me too", "+1", "works now", "nice one",
    "ah right", "will do", "joining in a minute", "sorry, late", "can you hear me?", "link please", "ditto",
    "no idea tbh", "brb", "haha", "cool", "see you there", "which room?", "is it starting?", "yep", "great",
    "my camera is off today", "just skimmed it before the call", "only read the first page so far",
)  # fmt: skip

ONBOARDING_ASKED = (
    "How do I install the toolchain on my laptop?",
    "Where do I find the staging password vault?",
    "How do I run the unit tests locally?",
    "Which branch do I open a pull request against?",
    "How do I get access to the build dashboard?",
    "What do I do when the database container does not start?",
    "How long do I have for exercise {n}?",
    "Where is the video for day {n}?",
)
ONBOARDING_OTHER = (
    "Does anybody have exercise {n} working with two replicas?",
    "Why does step {n} time out only on the second run?",
    "Who reviews my change while my buddy is on leave?",
    "Is the tracing exercise worth doing before day {n}?",
)
LEADERSHIP_ASKED = ("Where do I hand in my journal?", "How long should a journal entry be?")
LEADERSHIP_OTHER = (
    "Is the guest session recorded this time?",
    "Did anyone get further than page {n} of the case?",
    "Who is in my group for Wednesday?",
    "Can somebody summarise the case for me before the call?",
)

ONBOARDING_THOUGHTS = (
    (
        "I think the test on step {n} fails because the clock in the container is not the one of the host, so the "
        "token has expired before it is used. Comparing both logs convinced me, although I may be missing something."
    ),
    (
        "I first tried to cache everything in exercise {n}, but then the second replica read stale rows. What helped "
        "was to ask which reads may be old at all; for most of them the answer surprised me."
    ),
    (
        "Looking back, I would split exercise {n} into two changes. The review took long because the renaming hid the "
        "one line that mattered, and I only noticed when I tried to explain it to someone else."
    ),
    (
        "There are two ways to read the failure in step {n}: either the queue drops the message, or the worker takes it "
        "and dies. The timestamps suggest the second, since the retry comes exactly one lease later. How would you tell?"
    ),
    (
        "Building on what was said above about step {n}: the lock helps, but it also hides the real problem, which is "
        "that two services own the same table. I wonder whether one of them could publish events instead."
    ),
)
LEADERSHIP_THOUGHTS = (
    (
        "In case {n} I kept asking why nobody spoke up. My reading is that the manager rewarded speed, so doubt looked "
        "like delay. I have done the same in my own team, and I would like to try a silent first round next time."
    ),
    (
        "I disagree a little with the view above: the decision in case {n} was not wrong because it was fast, but because "
        "nobody could say what would make them change it. What evidence would have changed yours?"
    ),
    (
        "Writing the journal for case {n} I noticed that I describe others by what they do and myself by what I meant. "
        "That makes me think my feedback reads as judgement, even where I believed that I was only describing."
    ),
    (
        "On the one hand the team in case {n} needed a clear line; on the other, a line drawn too early ended the "
        "conversation. Perhaps the question is not who decides, but when, because the cost of waiting was small here."
    ),
    (
        "After our exchange I tried it in a real meeting: I asked for the strongest argument against my own plan. Two "
        "people gave one, and because of that we changed the order of the work for step {n}. It felt risky and was worth it."
    ),
)
STAFF = (
    "It is on page {n} of the guide, I will paste it here.", "Done, try again please.", "Yes, after the call.",
    "I will show it in the session.", "Same answer as this morning: see the guide.",
)  # fmt: skip

ONBOARDING_DOCS = {
    "setup.md": """# Environment setup

## How to install the toolchain on your laptop
Run the installer from the tools page, then open a new terminal and run `doctor` to check the toolchain.

## When the database container does not start
Free port 5432, delete the old volume, and start the database container again.

## Where to find the staging password vault
The staging password vault is linked from the security page; sign in with your badge.

## Access to the build dashboard
You get access to the build dashboard by adding yourself to the builders group; it takes an hour.
""",
    "work.md": """# Everyday work

## How to run the unit tests locally
Run `make unit` in the root folder to run the unit tests locally. They need no network.

## Which branch to open a pull request against
Open every pull request against the trunk branch.

## How long you have for each exercise
You have two working days for every exercise, and may hand it in late once.

## Where to find the videos
The video for each day is on the first page of that day.
""",
}
LEADERSHIP_DOCS = {
    "journal.md": """# The reflection journal

## Where to hand in your journal
Hand in your journal on the page of the module, under Journal.

## How long a journal entry should be
A journal entry should be one page long, about four hundred words.
""",
}
