"""The sheets that say how it works: how to use the book, who is who, what both expect of each other."""

from __future__ import annotations

from app.domain.documents.goal_workbook import GoalWorkbook, WorkbookPerson
from exports.pdf import styles as st
from exports.pdf.flow import Block, Drawing, paragraph
from exports.pdf.goal_workbook import words as w
from exports.pdf.goal_workbook.frame import (
    heading,
    title_block,
    writing_lines,
)
from exports.pdf.paper import Paper
from exports.pdf.tags import Note


def guide(paper: Paper, book: GoalWorkbook) -> list[Block]:
    """How to use this workbook, who is who, when to tell us."""
    blocks: list[Block] = [title_block(paper, w.GUIDE_TITLE, w.GUIDE_LEAD)]
    blocks += [_step(paper, number, head, words) for number, (head, words) in enumerate(w.GUIDE_STEPS, start=1)]
    blocks.append(heading(paper, w.Question(w.WHO_TITLE), before=22, height=20))
    contact = book.contact
    office = WorkbookPerson(contact.coordinator or contact.office, line=contact.role or contact.office,
                            email=contact.email, phone=contact.phone)
    blocks += [_who(paper, label, person) for label, person in (
        (w.WHO_ME, book.mentee), (w.WHO_MENTOR, book.mentor), (w.WHO_OFFICE, office))]
    blocks.append(_box(paper, w.GUIDE_HELP_TITLE, w.GUIDE_HELP, before=22))
    return blocks


def expectations(paper: Paper, book: GoalWorkbook) -> list[Block]:
    """What both promise, confidentiality and its limits, the ending, signatures."""
    blocks: list[Block] = [title_block(paper, w.EXPECT_TITLE, w.EXPECT_LEAD), _promises(paper)]
    meeting = (f"We meet for {w.length_words(book.minutes)} {w.cadence_words(book.cadence_days)}, from "
               f"{w.month_name(book.starts)} {book.starts.year} to {w.month_name(book.ends)} {book.ends.year}, for "
               "the first time within ten days. Between meetings we write; we answer within a few days.")
    for title, words in (("Our meetings", meeting), (w.CONFIDENCE_TITLE, w.CONFIDENCE), (w.LIMITS_TITLE, w.LIMITS),
                         (w.BOUNDARIES_TITLE, w.BOUNDARIES), (w.ENDING_TITLE, w.ENDING)):
        blocks.append(paragraph(paper, title, st.PART, paper.inner, "H3", before=13, keep=True))
        blocks.append(paragraph(paper, words, st.TEXT, paper.inner, before=1))
    blocks.append(heading(paper, w.Question("We also agree"), st.PART, before=13, height=14))
    blocks.append(writing_lines(2, 25, first=25))
    blocks.append(_signatures())
    return blocks


def _step(paper: Paper, number: int, head: str, words: str) -> Drawing:
    lines = paper.set(words, st.TEXT, paper.inner - 26)

    def drawn(paper: Paper, x: float, top: float) -> None:
        with paper.element("Div"):
            with paper.artifact():
                paper.words(x + 8, top - 14, str(number), st.SECTION_TITLE, align="center")
            paper.words(x + 26, top - 11, head, st.PART, "H3")
            paper.lines(x + 26, top - 25.5, lines, st.TEXT, paper.inner - 26)

    return Drawing(16 + len(lines) * st.TEXT.leading + 3, drawn, before=8 if number > 1 else 14)


def _who(paper: Paper, label: str, person: WorkbookPerson | None) -> Drawing:
    """A row of "Who is who": name, what they are, how to reach them; lines to write on where nothing is known."""
    ways = [part for part in (person.email, person.phone) if part] if person else []
    about = [person.line, " · ".join(part for part in (f"say {person.say}" if person.say else "", person.pronouns)
                                     if part)] if person else []
    about = [part for part in about if part]

    def drawn(paper: Paper, x: float, top: float) -> None:
        right = x + paper.inner * 0.62
        paper.pen.rule(x, top, paper.right, 0.5, st.HAIR)
        with paper.element("Div"):
            paper.words(x, top - 18, label, st.QUIET_TEXT)
            if person is None:
                paper.pen.rule(x + 96, top - 22, right - 16)
            else:
                width = paper.fit(x + 96, top - 18, person.name, st.MASTHEAD, right - x - 112)
                if person.native and width + paper.width_of(person.native, st.TEXT_SOFT) < right - x - 120:
                    paper.words(x + 96 + width + 7, top - 18, person.native, st.TEXT_SOFT)
                for turn, part in enumerate(about):
                    paper.fit(x + 96, top - 32 - turn * 13, part, st.QUIET_TEXT, right - x - 112)
            for turn in range(2):
                if turn < len(ways):
                    paper.fit(right, top - 18 - turn * 14, ways[turn], st.TEXT, paper.right - right)
            if not ways:
                paper.pen.rule(right, top - 22, paper.right)

    return Drawing(44 + 12 * max(0, len(about) - 1), drawn)


def _box(paper: Paper, title: str, words: str, before: float) -> Drawing:
    lines = paper.set(words, st.QUIET_TEXT, paper.inner - 24)
    height = 31 + len(lines) * st.QUIET_TEXT.leading

    def drawn(paper: Paper, x: float, top: float) -> None:
        paper.pen.band(x, top - height, paper.inner, height)
        paper.words(x + 12, top - 18, title, st.LABEL, "H3")
        paper.lines(x + 12, top - 33, lines, st.QUIET_TEXT, paper.inner - 24)

    return Drawing(height, drawn, before=before)


def _promises(paper: Paper) -> Drawing:
    """Two columns of promises."""
    width = paper.inner / 2 - 14
    columns = [(head, [paper.set(line, st.TEXT, width - 14) for line in lines])
               for head, lines in (w.EXPECT_MENTEE, w.EXPECT_MENTOR)]
    height = max(sum(len(lines) * 14 + 4 for lines in column) for _, column in columns) + 24

    def drawn(paper: Paper, x: float, top: float) -> None:
        for place, (head, items) in enumerate(columns):
            left, y = x + place * (paper.inner / 2 + 14), top - 35
            paper.words(left, top - 12.5, head, st.HEADING, "H3")
            with paper.element("L", Note(numbering="Disc")):
                for lines in items:
                    with paper.element("LI"):
                        paper.words(left, y, "–", st.TEXT, "Lbl")
                        after = paper.lines(left + 14, y, lines, st.TEXT, width - 14, "LBody")
                    y = after - 4

    return Drawing(height, drawn, before=13)


def _signatures() -> Drawing:
    def drawn(paper: Paper, x: float, top: float) -> None:
        width = paper.inner / 2 - 14
        for place, who in enumerate(w.SIGNATURES):
            left = x + place * (paper.inner / 2 + 14)
            paper.pen.rule(left, top - 26, left + width * 0.66)
            paper.pen.rule(left + width * 0.72, top - 26, left + width)
            paper.words(left, top - 38, f"{who}’s signature", st.NOTE_QUIET)
            paper.words(left + width * 0.72, top - 38, w.DATE, st.NOTE_QUIET)

    return Drawing(42, drawn, before=14)
