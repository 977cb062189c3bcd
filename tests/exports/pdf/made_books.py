"""Rows for documents: one believable pair, names in many scripts, hostile words."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

from app.domain.cadence import CadenceMark, CadenceState
from app.domain.cohorts import months_of
from app.domain.documents.goal_workbook import (
    GoalWorkbook,
    Rating,
    WorkbookAnswers,
    WorkbookGoal,
    WorkbookMeeting,
    WorkbookPerson,
    WorkbookStep,
)
from app.domain.goals import COMPETENCIES
from app.domain.packets import Heading, OfficeContact

CONTACT = OfficeContact("Northmere University", "Career Office", "Harlan Hall 120", "Dana Whitlock",
                        "Mentoring Program Coordinator", "career@northmere.example", "(555) 010-4410")
STARTS, ENDS, AS_OF = date(2026, 9, 1), date(2027, 8, 31), date(2027, 3, 16)
HEADING = Heading(CONTACT, "Alumni Mentors 2026–27", AS_OF)

NAMES = {script: unicodedata.normalize("NFC", name) for script, name in {
    "Vietnamese": "Nguyễn Thị Hồng Ánh",
    "Polish": "Łukasz Żółciński",
    "Turkish": "Şule Çağrı Yıldırım İğdır",
    "Yoruba": "Ọmọ́tọ́ṣọ̀ọ́ Àdùkẹ́",
    "Arabic": "فاطمة الزهراء العمراني",
    "Arabic with ligatures": "علاء صلاح",
    "Hebrew": "יוסף כהן",
    "Devanagari": "अर्चना द्विवेदी क्षत्रिय",
    "Chinese": "陈思远",
    "Traditional Chinese": "陳慧玲",
    "Japanese": "渡辺 さくら",
    "Korean": "김하은",
    "Cyrillic": "Євгенія Ковальчук",
    "Greek": "Ελευθερία Παπαδοπούλου",
    "Thai": "สมชาย ใจดี",
}.items()}  # fmt: skip

HOSTILE = ("<b>Ann", "</para><para>x", '<img src="/etc/hostname">', "a <b and c", "&amp; &lt;", "=1+1", "O'Neil; DROP",
           "(unbalanced \\) \\101", "%PDF-1.7 endobj stream", "../../evil")  # fmt: skip

_STATES = (CadenceState.MET, CadenceState.MET, CadenceState.LATE, CadenceState.MET, CadenceState.MET,
           CadenceState.MISSED, CadenceState.DUE, *[CadenceState.UPCOMING] * 4, CadenceState.PAUSED)  # fmt: skip
MARKS = tuple(CadenceMark(month, state) for month, state in zip(months_of(STARTS, ENDS), _STATES, strict=True))

GOAL = WorkbookGoal(
    "Land a summer audit internship", "Get a paid summer audit internship at a firm in Port Ellery.",
    "At least 8 applications, 1 written offer.", "Resume reviewed; Marcus can introduce two hiring managers.",
    "First step to a CPA track.", "Offer accepted by May 15, 2027.", date(2027, 5, 15), 46,
    (WorkbookStep("Rewrite resume", "Ánh", date(2026, 12, 18), date(2026, 12, 16)),
     WorkbookStep("Ask Marcus for two introductions", "Ánh", date(2027, 3, 12))),
)  # fmt: skip


def a_book(name: str = NAMES["Vietnamese"], native: str = "") -> GoalWorkbook:
    """A workbook with something known in every part."""
    return GoalWorkbook(
        WorkbookPerson(name, native, "nwin tee hong ANN", "she/her", "Accounting, class of 2028", code="N-204418"),
        WorkbookPerson("Marcus Delacroix-Whitfield", line="Audit manager, Copperline Software"),
        HEADING.cohort, STARTS, ENDS, CONTACT, marks=MARKS, as_of=AS_OF,
        answers=WorkbookAnswers(("Careful with numbers",), ("Speaking up in a group",), ("Security", "Humor"),
                                ("Fraud stories",), tuple(Rating(name, 3) for name in COMPETENCIES)),
        goals=(GOAL,),
        meetings=(WorkbookMeeting(date(2026, 9, 22), 70, "Campus", "Kick-off and agreement", "Read it again"),
                  WorkbookMeeting(date(2026, 11, 23), 50, "Video", "A secret topic", "A secret outcome",
                                  confidential=True)),
    )  # fmt: skip


def wordy(words: str) -> GoalWorkbook:
    """A workbook with the same words in every field a person can fill."""
    book = a_book(words, words)
    assert book.mentor is not None
    goal = replace(GOAL, title=words, specific=words, measurable=words, achievable=words, relevant=words,
                   time_bound=words, steps=(WorkbookStep(words, words, date(2027, 1, 5)),), missing=(words,))
    return replace(
        book, cohort=words, goals=(goal,), mentor=replace(book.mentor, name=words, line=words),
        contact=OfficeContact(words, words, words, words, words, words, words),
        answers=WorkbookAnswers((words,), (words,), (words,), (words,), (Rating(words, 2),)),
        meetings=(WorkbookMeeting(date(2027, 1, 16), 45, words, words, words),),
    )  # fmt: skip
