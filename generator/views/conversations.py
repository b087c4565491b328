"""What to talk about in each phase: the words, in one place for the guide and for the agenda on a pair's page."""

from dataclasses import dataclass

from generator.figures.phases import Phase
from generator.views.pair_resources import PHASE_NAMES

TELL = "Tell each other how you came to where you are, and what you would like to do more of."
EXPECT = "Say what each of you expects to give and to get, and write it into the agreement."
KEEP = "Agree on what stays between you, and on what does not."
SIGN = "Read your agreement together, change what does not fit, and sign it."
FIND_A_DAY = "Find the day of your next meeting before you part."
GOALS = "Write down one to three goals, each with what it will look like if it goes as expected."
FIRST_STEP = "Choose a first small step, with a day."
NEXT = "What happens next: who, what and by when?"
LOOK_BACK = "A quarter of an hour to look back: is it what you hoped for, and what would you change?"
HOW_FAR = "How far did each goal get? Both sides say a level, and what they go by."
GOODBYE = "How do you want to say goodbye, and will you stay in touch?"
HINDSIGHT = "Write a few lines in hindsight: what helped, and what would you do otherwise?"
OUTCOMES = "If something came of it, such as a new role or a certificate, note it; it may come later, too."
IN_TOUCH = "Say whether and how you stay in touch. Nothing has to go on."
A_WORD = "how are you, and what do you bring today?"
NO_LONGER = "what is done, what is not, and what no longer matters?"
AT_THE_END = "what would be different at the end, if this goes well?"
SINCE = "what went well, and what was harder than you thought?"
FINISHING = "what is still worth finishing, and what can you let go?"
WITHOUT = "what will you go on with without these meetings, and who else can help?"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What helps pairs in one phase."""

    phase: Phase
    lead: str
    agenda: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def title(self) -> str:
        """The phase in words."""
        return PHASE_NAMES[self.phase]


ANY_MEETING = (
    f"Five minutes: {A_WORD}",
    f"Ten minutes, what was promised: {NO_LONGER}",
    "Thirty-five minutes: the topic of the mentee. One topic is enough.",
    f"Five minutes. {NEXT}",
    "Five minutes: the day of the next meeting, and two lines for the log.",
)
"""An hour, whatever the phase."""

CONVERSATIONS = (
    Conversation(
        Phase.RAPPORT,
        "Until both have signed and you have met. Trust first: no goal has to come out of these meetings.",
        (TELL, EXPECT, KEEP, SIGN, FIND_A_DAY),
        (
            "What would make this worth your time?",
            "When did you last learn something well, and what helped?",
            "How do you like to be told that something could be better?",
            "What should I do when I notice that you are very busy?",
            "What would you rather not talk about?",
        ),
    ),
    Conversation(
        Phase.DIRECTION,
        "Until there is a goal: from “I would like to” to something that one can see.",
        (f"The mentee: {AT_THE_END}", GOALS, FIRST_STEP),
        (
            "Where are you now, and what have you tried already?",
            "If only one thing could change, which would it be?",
            "How would somebody who was not there notice?",
            "What do you honestly expect, if things go as they usually do?",
            "What could come in between, and what will you do then?",
        ),
    ),
    Conversation(
        Phase.PROGRESS,
        "The longest part: small steps, looked at honestly, and now and then the question whether it is the right way.",
        (
            f"Since the last time: {SINCE}",
            "The goal that is due next: where does it stand?",
            f"Every few months: {LOOK_BACK[0].lower()}{LOOK_BACK[1:]}",
            NEXT,
        ),
        (
            "What have you learned that you did not expect?",
            "And what else?",
            "What would you say to a friend in your place?",
            "Which of your steps no longer matters?",
            "What do I do that helps, and what should I leave?",
        ),
    ),
    Conversation(
        Phase.WINDING_DOWN,
        "The last quarter. A good end needs a meeting or two, so begin it before the last day.",
        (f"For the time that is left: {FINISHING}", HOW_FAR, f"The mentee: {WITHOUT}", GOODBYE),
        (
            "What can you do now that you could not do before?",
            "What was hard, and how did you get through it?",
            "Which question will you go on asking yourself?",
            "What have I learned from you?",
        ),
    ),
    Conversation(
        Phase.MOVING_ON,
        "After the last day. A few lines in hindsight help those who begin.",
        (HINDSIGHT, OUTCOMES, IN_TOUCH),
        (
            "What would you tell a pair that begins tomorrow?",
            "Whom could you help now with what you have learned?",
            "What has not been said yet?",
        ),
    ),
)
