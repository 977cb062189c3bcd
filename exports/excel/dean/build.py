"""From the packet's rows to the model of the workbook: a pure function, the same rows giving the same words."""

from __future__ import annotations

from app.domain.dean import DeanPacket
from app.domain.packets import Privacy
from exports.excel.dean.cohorts import cohorts_sheet
from exports.excel.dean.definitions import definitions_sheet
from exports.excel.dean.groups import goal_counts, meeting_counts, mentorship_counts
from exports.excel.dean.objectives import metric_names, objectives_sheet
from exports.excel.dean.people import goals_list, meetings_list, mentorships_list
from exports.excel.dean.summary import summary_sheet
from exports.excel.model import WorkbookModel


def dean_model(packet: DeanPacket) -> WorkbookModel:
    """The seven sheets: lists of people where the level allows them, counts by group where it does not."""
    totals = packet.privacy is Privacy.TOTALS
    people = (mentorship_counts, goal_counts, meeting_counts) if totals else (
        mentorships_list, goals_list, meetings_list)
    sheets = (
        summary_sheet(packet), objectives_sheet(packet), cohorts_sheet(packet), *(make(packet) for make in people),
        definitions_sheet(packet),
    )
    title = f"Report to the dean: {packet.facts.cohort[packet.focus].name}"
    return WorkbookModel(title, "Mentoring programme report", sheets, metric_names(packet))
