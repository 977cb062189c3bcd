"""The fields of a person's form, section by section, and the editors that a declaration alone cannot make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import available_timezones

from PySide6.QtWidgets import QWidget

from app.domain.people import CONSENT_SCOPES, HELP, ROLES
from app.domain.person_rules import LONGEST, LONGEST_LINE
from app.office import Office
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.kept_value import KeptValue
from ui.widgets.lookup_field import Suggestion
from ui.widgets.rows_field import RowsField
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField
from ui.widgets.time_field import DaysField, TimeField

# Field of the form -> kind of term, and what the person does with it; None takes in every use.
TERM_FIELDS: dict[str, tuple[str, str | None]] = {
    "interests": ("interest", None), "themes": ("theme", None), "industries": ("industry", None),
    "skills_sought": ("skill", "seeks"), "skills_offered": ("skill", "offers"),
    "help_sought": ("help", "seeks"), "help_offered": ("help", "offers"),
    "languages": ("language", None), "backgrounds": ("background", None),
}  # fmt: skip
SECTIONS: tuple[tuple[str, str], ...] = (
    ("given", "Name"), ("roles", "Roles over time"), ("emails", "Contact"), ("student_id", "Study"),
    ("employer", "Work"), ("interests", "Seeks and offers"), ("availability", "Availability"),
    ("capacity", "Mentoring"), ("directory_opt_out", "Privacy and consents"),
)  # fmt: skip
_SEEN = 12
Ask = Callable[[str], Sequence[Suggestion]]


def fields(office: Office) -> list[Field]:
    """Every field of the form in its order."""
    title = dict(SECTIONS)
    line = LONGEST_LINE
    return [
        Field("given", "Given name", limit=line, section=title["given"]),
        Field("family", "Family name", limit=line, beside=True),
        Field("preferred", "Goes by", limit=line),
        Field("native", "Name in its own script", limit=line, beside=True),
        Field("pronunciation", "How to say it", limit=line),
        Field("badge_name", "Name on the badge", limit=line, beside=True),
        Field("pronouns", "Pronouns", limit=line, width=180),
        Field("roles", "", section=title["roles"], hint="What this person is to the office, and from when to when."),
        Field("emails", "E-mail", section=title["emails"], hint="The first address is the one that is used."),
        Field("phones", "Phone"),
        Field("link", "Web profile", limit=line),
        Field("city", "City", limit=line),
        Field("region", "State or region", limit=line, beside=True),
        Field("country", "Country", limit=line, beside=True),
        Field("time_zone", "Time zone", "lookup", ask=_zones, width=260),
        Field("student_id", "Student ID", limit=line, section=title["student_id"], width=160),
        Field("standing", "Standing", limit=line, beside=True),
        Field("program", "Major or program", limit=line),
        Field("college", "College", limit=line, beside=True),
        Field("class_year", "Class of", "number", minimum=1900, maximum=2200, width=80),
        Field("expected_graduation", "Expected graduation", "date", width=150, beside=True),
        Field("employer", "Employer", limit=line, section=title["employer"]),
        Field("job_title", "Job title", limit=line, beside=True),
        Field("industry", "Industry", limit=line),
        Field("years_experience", "Years of experience", "number", maximum=80, width=80, beside=True),
        *_term_fields(office, title["interests"]),
        Field("career_goal", "Career goal", "long", limit=LONGEST, lines=3),
        Field("availability", "Weekly times", section=title["availability"], hint="In the person's own time zone."),
        Field("meeting_ways", "Ways of meeting", limit=line),
        Field("capacity", "Students at a time", "number", maximum=50, section=title["capacity"], width=80),
        Field("ask_limit", "Requests a term", "number", maximum=99, width=80, beside=True,
              hint="Empty: as the office has set."),
        Field("mentoring_style", "Mentoring style", limit=line),
        Field("hopes", "Hopes for the mentoring", "long", limit=LONGEST, lines=3),
        Field("preference", "Wishes for a match", "long", limit=LONGEST, lines=3),
        Field("directory_opt_out", "Opted out of directory information", "check", section=title["directory_opt_out"],
              hint="Stays in force after graduation, in every document and export."),
        Field("do_not_contact", "Do not contact", "check"),
        Field("consents", "Consents"),
        Field("as_of", ""),
    ]


def editors(office: Office) -> dict[str, QWidget]:
    """The editors that a declaration cannot make: rows, and lines that suggest what is known."""
    found: dict[str, QWidget] = {
        "as_of": KeptValue(0),
        "roles": RowsField("Roles over time", "role", _role_cells,
                           heads=(("Role", 150), ("From", 140), ("Until", 140))),
        "emails": RowsField("E-mail addresses", "e-mail address", lambda: _contact_cells("E-mail address")),
        "phones": RowsField("Phone numbers", "phone number", lambda: _contact_cells("Phone number")),
        "availability": RowsField("Weekly times", "time", _slot_cells, needed=(0, 1, 2)),
        "consents": RowsField("Consents", "consent", _consent_cells,
                              heads=(("For", 160), ("Given", 128), ("Withdrawn", 128), ("Wording", 0))),
        "employer": SuggestField("Employer", lambda typed: _said(office.people.employers(typed) if typed else [])),
    }
    for key, label in (("program", "Major or program"), ("college", "College"), ("standing", "Standing"),
                       ("industry", "Industry")):
        found[key] = SuggestField(label, _Facet(office, key))
    return found


class _Facet:
    """Suggests what others have in a field; read once, when first asked."""

    def __init__(self, office: Office, name: str) -> None:
        self._office, self._name = office, name
        self._values: list[str] | None = None

    def __call__(self, typed: str) -> Sequence[Suggestion]:
        if self._values is None:
            self._values = [value for value, _count in self._office.people.facets(self._name)]
        wanted = typed.casefold()
        return _said([value for value in self._values if wanted in value.casefold() and value != typed])


def _term_fields(office: Office, section: str) -> list[Field]:
    labels = {"interests": "Fields of interest", "themes": "Career-goal themes", "industries": "Industries of interest",
              "skills_sought": "Skills sought", "skills_offered": "Skills offered", "help_sought": "Help sought",
              "help_offered": "Help offered", "languages": "Languages", "backgrounds": "Background"}  # fmt: skip
    return [Field(key, label, "terms", ask=_terms(office, TERM_FIELDS[key][0]),
                  section=section if key == "interests" else "") for key, label in labels.items()]


def _terms(office: Office, kind: str) -> Ask:
    def ask(typed: str) -> Sequence[Suggestion]:
        rows = [row for row in office.terms.rows(kind, typed) if not row.archived][:_SEEN]
        found = [Suggestion(row.name, row.name, ", ".join(row.synonyms)) for row in rows]
        if kind == "help":
            known = {row.name.casefold() for row in rows}
            found += [Suggestion(words, words) for words in HELP
                      if typed.casefold() in words and words.casefold() not in known]
        return found

    return ask


def _zones(typed: str) -> Sequence[Suggestion]:
    wanted = typed.casefold().replace(" ", "_")
    names = sorted(name for name in available_timezones() if "/" in name and wanted in name.casefold())
    return _said([name for name in names if not name.startswith("Etc/")])


def _said(words: Sequence[str]) -> list[Suggestion]:
    return [Suggestion(one, one) for one in words[:_SEEN]]


def _role_cells() -> list[QWidget]:
    choices = [(kind, kind.capitalize()) for kind in ROLES]
    return [ChoiceField("Role", choices, width=150), DateField("From"), DateField("Until")]


def _contact_cells(name: str) -> list[QWidget]:
    return [TextField(name), TextField("Kind", placeholder="Kind, such as work", width=150)]


def _slot_cells() -> list[QWidget]:
    return [DaysField("Days"), TimeField("From"), TimeField("Until", placeholder="7 PM")]


def _consent_cells() -> list[QWidget]:
    choices = [(scope, scope.capitalize()) for scope in CONSENT_SCOPES]
    return [ChoiceField("For", choices, width=160), DateField("Given", width=128), DateField("Withdrawn", width=128),
            TextField("Wording")]
