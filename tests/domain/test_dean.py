"""A packet for the dean holds no more than its level may show, whoever asks it."""

from __future__ import annotations

import pytest

from app.domain.dean import TEXT_WITHHELD, WITHHELD, DeanPacket, PersonLabel, dean_packet
from app.domain.metrics.tallies import Scope
from app.domain.packets import Privacy
from app.domain.suppression import Packet, Suppression, suppress
from tests.domain.metrics.made_office import CONTACT, NOW, OBJECTIVES, OPTED_OUT, office_made, people_made


def packet(privacy: Privacy, wording: bool = True) -> DeanPacket:
    return dean_packet(CONTACT, office_made(), NOW.id, OBJECTIVES, people_made(), privacy, suppress, wording=wording)


def refuse(packet: Packet, minimum: int) -> Suppression:
    raise AssertionError("small cells are a matter of the totals level")


def test_the_names_level_holds_no_name_of_someone_who_opted_out() -> None:
    found = packet(Privacy.NAMES)
    silent = [person for person in found.people.values() if person.opted_out]
    assert len(silent) == len(OPTED_OUT)
    assert {person.shown for person in silent} == {WITHHELD}
    words = repr(found).casefold()
    for name in ("xanthippe", "zebulon", "vandergriff", "quillfeather", "匿名者"):
        assert name not in words


def test_texts_that_name_someone_who_opted_out_are_withheld_with_or_without_marks() -> None:
    people = (PersonLabel(1, "P1", "Núñez, José", "", opted_out=True), PersonLabel(2, "P2", "Li, An", opted_out=True))
    facts = office_made()
    goals = [facts.goals[at].__class__(at, NOW.id, 30, "on track", title=title) for at, title in enumerate(
        ("Shadow Jose for a day", "NUNEZ says write more", "Meet An Li", "Analyse annual reports", ""))]
    made = dean_packet(CONTACT, type(facts)(facts.as_of, facts.cohorts, goals=tuple(goals)), NOW.id, {}, people,
                       Privacy.NAMES, refuse, wording=True)
    assert [row.title for row in made.facts.goals] == [TEXT_WITHHELD] * 3 + ["Analyse annual reports", ""]


def test_confidential_topics_are_at_no_level() -> None:
    for level in Privacy:
        assert not any(row.topics for row in packet(level).facts.meetings if row.confidential)


def test_words_of_people_are_there_only_when_asked_for_at_the_names_level() -> None:
    assert any(row.title for row in packet(Privacy.NAMES).facts.goals)
    for found in (packet(Privacy.NAMES, wording=False), packet(Privacy.CODES), packet(Privacy.TOTALS)):
        assert not any(row.title for row in found.facts.goals)
        assert not any(row.topics for row in found.facts.meetings)


def test_codes_have_no_names_and_totals_have_no_people() -> None:
    assert {(person.name, person.native) for person in packet(Privacy.CODES).people.values()} == {("", "")}
    found = packet(Privacy.TOTALS)
    assert not found.people
    with pytest.raises(KeyError):
        found.label(1)


def test_small_cells_are_hidden_at_the_totals_level_only() -> None:
    assert packet(Privacy.TOTALS).hidden
    made = dean_packet(CONTACT, office_made(), NOW.id, {}, people_made(), Privacy.NAMES, refuse)
    assert made.hidden == 0
    assert made.shows("students", Scope(NOW.id, "college", ("Nursing",)))


def test_a_rate_is_not_shown_when_one_of_its_parts_is_not() -> None:
    found = packet(Privacy.TOTALS)
    for cohort in found.facts.cohorts:
        for by in ("college", "program", "class year"):
            for scope in found.tallies.groups(cohort.id, by):
                both = found.shows("pairs-on-cadence", scope) and found.shows("pairs-active", scope)
                assert found.shows_value("on-cadence", scope) == both
