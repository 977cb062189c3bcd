"""The wording of the goal workbook: questions, hints and explanations, and sentences made from a cohort's promise.

Written for a student at a kitchen table: concrete, short, no jargon. The figures of the practices stand in
docs/practices.md.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from app.domain.dates import MONTHS

TITLE = "Mentee goal workbook"

START, SELF, GOALS, MEET, BACK = "Start here", "Know yourself", "Set your goals", "Meet every month", "Look back"
AGREE = "Agree together"

YOURS = ("What you write here is yours. Share only what you choose. Mentors and students keep each other’s "
         "conversations confidential.")


class Question(NamedTuple):
    """A heading with a quieter hint beside it."""

    words: str
    hint: str = ""


GUIDE_TITLE = "How to use this workbook"
GUIDE_LEAD = "Ten minutes before each meeting and five after it are enough. The rest is talking, trying, coming back."
GUIDE_STEPS = (
    ("Know yourself first.", "Fill in the self-assessment before you meet. Quick and honest beats long and polished."),
    ("Agree how you will work.",
     "Read the expectations together at the first meeting. Change what does not fit; sign."),
    ("Write one goal well.", "Start with the goal that matters most. Two or three are plenty, each with a date and "
                             "a first step."),
    ("Come with a question.", "You set the topic of each meeting. Write it down the day before, and note what "
                              "you agreed at the end."),
    ("Do one small thing.", "Between meetings take the step you promised. If it goes badly, that is the next talk."),
    ("Look back twice.", "Halfway and at the end, take twenty quiet minutes. What you learned is easy to forget."),
)
WHO_TITLE = "Who is who"
WHO_ME, WHO_MENTOR, WHO_OFFICE = "Me", "My mentor", "Our coordinator"
NO_MENTOR = "to be matched"
GUIDE_HELP_TITLE = "When to tell us"
GUIDE_HELP = ("No answer for two weeks, a meeting that felt wrong, a plan that no longer fits, or simply not knowing "
              "what to ask: write or call. Ending a match is nobody’s fault, and we find a way on together.")

SELF_TITLE = "Where I am starting"
SELF_LEAD = "Answer quickly and honestly. Bring this page to your first meeting; you decide what you show."
STRENGTHS = Question("Strengths", "three things I do well")
INTERESTS = Question("Interests", "work I would read about for fun")
VALUES = Question("Values", "check the five that matter most, then circle one")
ALSO = "Also"
VALUE_LIST = (
    "Helping people", "Independence", "Security", "Learning", "Creativity",
    "Family time", "High pay", "Recognition", "Fairness", "Teamwork",
    "Leading others", "Being outdoors", "Variety", "Expertise", "Faith or culture",
    "Public service", "Precision", "Adventure", "Staying local", "Building things",
)  # fmt: skip
COMPETENCIES = "Competencies"
NOW = "Now"
COMPETENCY_HINTS = {
    "career & self-development": "knowing my strengths, asking for feedback, planning ahead",
    "communication": "clear writing, speaking, listening",
    "critical thinking": "weighing evidence, solving problems",
    "equity & inclusion": "working well with people unlike me",
    "leadership": "setting direction, bringing others along",
    "professionalism": "keeping promises, unwritten rules of a workplace",
    "teamwork": "sharing work, handling conflict",
    "technology": "the tools of my field",
}
COMPETENCY_HELP = "One competency I want my mentor’s help with:"

GROW_TITLE = "Where I want to grow"
GROW_LEAD = "Nobody is good at everything. Name what you would like to do better; your mentor has been there too."
DEVELOP = Question("Areas to develop", "what I would like to do better, and how I would notice")
HOPES = Question("From my mentor I hope for", "check what would help most; talk about it at the first meeting")
HOPE_LIST = (
    "Advice on paths and choices", "How this industry works", "Skills I can practice", "People I should talk to",
    "Honest feedback", "Encouragement", "Thinking through a problem", "A look at a real working day",
)  # fmt: skip
SURE = Question("How sure do I feel?", "1 = not at all, 10 = completely; circle today’s number")
SURE_LIST = ("Telling someone what I want to do", "Writing to a person I have never met", "Handling an interview",
             "Bouncing back from a no")  # fmt: skip
GOOD_YEAR = Question("A year from now I will be glad if")

EXPECT_TITLE = "What we expect of each other"
EXPECT_LEAD = "Read this together at your first meeting. Cross out what does not fit, add what is missing, sign."
EXPECT_MENTEE = ("As a mentee I will", (
    "suggest the date and send my question the day before",
    "be on time, or say so a day ahead",
    "do what I said I would, or say why I did not",
    "ask for feedback and try it before I judge it",
    "thank the people my mentor puts me in touch with",
))  # fmt: skip
EXPECT_MENTOR = ("As a mentor I will", (
    "answer within a few days and keep our dates",
    "listen first; tell my own story second",
    "share how my field really works, setbacks included",
    "give feedback on one strength and one thing to try",
    "open a door where I can, and say so where I cannot",
))  # fmt: skip
CONFIDENCE_TITLE = "Confidentiality"
CONFIDENCE = ("What we say stays between us. Neither of us repeats it, in class, at work or to the office, unless the "
              "other agrees. This book is the mentee’s own; nobody collects or reads it.")
LIMITS_TITLE = "Its limits"
LIMITS = ("Some things cannot stay secret: someone is in danger, someone is harassed or harmed, or the law asks. Then "
          "we tell the office, and we tell each other that we do.")
BOUNDARIES_TITLE = "Boundaries"
BOUNDARIES = ("A mentor is not a recruiter, a parent or a counselor: no promise of a job, no money lent, no pressure "
              "to share. We meet in public places, on campus, by phone or by video.")
ENDING_TITLE = "If it does not work out"
ENDING = ("Either of us may end this at any time without giving a reason. We tell the coordinator, we thank each "
          "other, and nobody keeps score.")
SIGNATURES = ("Mentee", "Mentor")

GOAL_FIELD_HINTS = {
    "Specific": "What exactly will I do? Where, and with whom?",
    "Measurable": "How will I know it is done? How many, how often, how good?",
    "Achievable": "What do I have already, and what help will I need?",
    "Relevant": "Why does this matter to me and to the career I want?",
    "Time-bound": "By what date? What must happen halfway there?",
}
STEPS = Question("Action steps", "small enough to finish in two weeks")
STEP_COLUMNS = ("Step", "Who can help", "Due")
PROGRESS = Question("Progress", "color in as far as you have come; write the month under it")
INITIALS, DATE = "Mentor’s initials", "Date"
DUE = "Due"

PLAN_TITLE = "My plan, month by month"
PLAN_LEAD = "Put each action step in the month it belongs to. An empty month is room for rest, or for someone new."
PLAN_COLUMNS = ("Month", "What I will do", "Done")

ASK_TITLE = "Questions worth an hour"
ASK_LEAD = "Pick one or two for each meeting. A good question starts with how, what or when, and wants a story."
ASK_GROUPS = (
    ("Paths and choices", (
        "How did you get from your degree to what you do now? What was not planned?",
        "Which choice would you make again, and which one not?",
        "What did you believe about this work at my age that turned out wrong?")),
    ("How the field works", (
        "What does an ordinary Tuesday look like?",
        "What do people new to this field get wrong in their first three months?",
        "What is changing, and what would you learn now if you were me?")),
    ("Skills", (
        "Which skill on my list would you work on first?",
        "Can we practice it right now for ten minutes?")),
    ("People", (
        "Who else should I talk to, and what should I ask them?",
        "How do you keep in touch with people without bothering them?")),
    ("Feedback", (
        "Would you read this and tell me one strength and one thing to change?",
        "What did you notice about how I told you that story?")),
    ("Setbacks", (
        "Tell me about a no that hurt. What did you do the week after?",
        "I am stuck with this. How would you take it apart?")),
)  # fmt: skip

BEFORE = Question("Before we meet", "what I want to ask, and what I did since last time")
TALKING_POINTS = "Talking points:"
TALKED = Question("What we talked about", "ideas, advice, names, something that surprised me")
AGREED = Question("What we agreed", "write it so you can check it off")
AGREED_TOO = "We agreed: "
AGREED_COLUMNS = ("Step", "Who", "By when")
WAYS = ("In person", "Video", "Phone")
IN_PERSON = frozenset({"in person", "campus", "coffee", "office"})
NEXT = "Next meeting"
THIS_HOUR = "This hour was"
HOUR_SCALE = "1 = not useful, 5 = very useful"
CONFIDENTIAL_MEETING = "We met; what we said is confidential."
MEETING_POINTS = (
    ("What brought each of us here?", "What would make this year worth our time?"),
    ("How did you find your field, and what surprised you?", "Which of my goals should come first?"),
    ("Read my first goal: what is missing?", "What could the first small step be?"),
    ("Look at my resume for two minutes: what stands out?", "What would you ask me in an interview?"),
    ("Which unwritten rules should I know?", "What do people outside your field not see?"),
    ("Halfway: what has moved, what has not?", "What should we do differently from here?"),
    ("Who could I talk to for twenty minutes?", "How do I write to someone I have never met?"),
    ("Practice: tell me about yourself.", "What was clear, and what was too long?"),
    ("Tell me about a setback and the week after it.", "What is hard for me right now?"),
    ("What does money, time and place mean in this work?", "Which offers would you turn down?"),
    ("Which strength did you see grow?", "What is the next thing to learn?"),
    ("What will I do in the next three months?", "How shall we stay in touch?"),
)

HALF_TITLE = "Halfway reflection"
HALF_AGAIN = "circle today’s number"
HALF_CHANGE = "For the time that is left I will change"
FINAL_TITLE = "Final reflection"
FINAL_LEAD = "Read your first pages before you start. You have come further than it feels."
FINAL_QUESTIONS = (
    "Which goal moved most, and what moved it?",
    "What did my mentor say or do that I will keep?",
    "What would I tell next year’s mentee?",
)
FINAL_NEXT = "In the next three months I will"
FINAL_GO_ON = ("My mentor and I will", ("Go on meeting", "Stay in touch", "End here"))
FINAL_THANKS = "I have written a thank-you note"
MENTOR_ONE_DAY = ("Could you see yourself mentoring one day?", ("Yes, ask me", "Maybe later", "Not for me"))

NOTES_TITLE = "Notes"

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LENGTHS = {15: "a quarter of an hour", 30: "half an hour", 60: "one hour", 90: "an hour and a half", 120: "two hours"}


def number_word(count: int) -> str:
    """"twelve" for 12; figures above that."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def length_words(minutes: int) -> str:
    """"one hour" for 60, "45 minutes" for 45."""
    return _LENGTHS.get(minutes, f"{minutes} minutes")


def cadence_words(days: int) -> str:
    """"a month" for 28 to 31 days, "a week" for 7, "every two weeks" for 14, else "every 10 days"."""
    if 28 <= days <= 31:
        return "a month"
    if days == 7:
        return "a week"
    if days % 7 == 0:
        return f"every {number_word(days // 7)} weeks"
    return f"every {days} days"


def promise_words(minutes: int, days: int, months: int) -> str:
    """"One hour a month, twelve months.\""""
    term = "one month" if months == 1 else f"{number_word(months)} months"
    words = f"{length_words(minutes)} {cadence_words(days)}, {term}."
    return words[0].upper() + words[1:]


def competency_hint(name: str) -> str:
    """What a competency means, in a few words; empty for one of the office's own."""
    return COMPETENCY_HINTS.get(name.casefold(), "")


def day(value: date) -> str:
    """"May 15, 2027"."""
    return f"{month_name(value)} {value.day}, {value.year}"


def month_name(value: date) -> str:
    """"May"; in English wherever the program runs."""
    return MONTHS[value.month - 1]


def short_day(value: date) -> str:
    """"May 15"."""
    return f"{month_name(value)[:3]} {value.day}"


def points_of(turn: int) -> tuple[str, str]:
    """The talking points of the meeting with that number, 1 being the first; they come round again after twelve."""
    return MEETING_POINTS[(turn - 1) % len(MEETING_POINTS)]
