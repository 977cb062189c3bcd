"""What the office sets: its name and contacts, terms of the programme, staff, and the views people keep."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from app.data.unit_of_work import Unit
from app.domain.staff import SavedView, StaffMember
from app.domain.text import clean_text
from app.errors import Invalid
from app.services.base import Service
from app.settings import OfficeSettings


class Settings(Service):
    """The settings of the office file."""

    def get(self) -> OfficeSettings:
        """The settings; what was never set has its default."""
        kept = {row["key"]: json.loads(row["value"]) for row in self._database.rows("SELECT key, value FROM settings")}
        known_names = OfficeSettings.keys()
        known = {name: value for name, value in kept.items() if name in known_names}
        if "competencies" in known:
            known["competencies"] = tuple(known["competencies"])
        return OfficeSettings(**known)

    def save(self, wanted: OfficeSettings) -> None:
        """Keeps the settings. Raises Invalid."""
        found = _problems(wanted)
        if found:
            raise Invalid(found)
        had = asdict(self.get())
        with self._unit("Change settings") as unit:
            for name, value in asdict(wanted).items():
                if value != had[name]:
                    _put(unit, name, value)

    def staff(self, archived: bool = False) -> list[StaffMember]:
        """The staff by name."""
        return [StaffMember(row["id"], row["name"], row["title"] or "", row["email"] or "", row["phone"] or "",
                            row["role"], bool(row["archived"]))
                for row in self._database.rows("SELECT * FROM staff WHERE archived = ? ORDER BY name",
                                               (int(archived),))]

    def save_staff(self, member: StaffMember) -> int:
        """Enters or changes someone of the staff; gives the id. Raises Invalid."""
        from app.data.schema import office as tables

        name = clean_text(member.name)
        if not name:
            raise Invalid({"name": "Enter a name."})
        values = {"name": name, "title": clean_text(member.title) or None, "email": clean_text(member.email) or None,
                  "phone": clean_text(member.phone) or None, "role": member.role, "archived": int(member.archived)}
        with self._unit("Edit staff" if member.id else "New staff", name) as unit:
            if member.id is None:
                return unit.add(tables.staff, **values)
            unit.change(tables.staff, member.id, **values)
            return member.id

    def views(self, page: str) -> list[SavedView]:
        """The views kept for a page, in their order."""
        return [SavedView(row["page"], row["name"], json.loads(row["body"])) for row in self._database.rows(
            "SELECT * FROM saved_views WHERE page = ? ORDER BY position, id", (page,))]

    def save_view(self, view: SavedView) -> None:
        """Keeps a view under its name, over an earlier one of that name. Raises Invalid."""
        from app.data.schema import office as tables

        name = clean_text(view.name)
        if not name or len(name) > 60:
            raise Invalid({"name": "Enter a name of at most 60 characters."})
        with self._unit("Save view", name) as unit:
            row = unit.one("SELECT id FROM saved_views WHERE page = ? AND name = ?", (view.page, name))
            if row is not None:
                unit.change(tables.saved_views, row["id"], body=json.dumps(view.body))
            else:
                unit.add(tables.saved_views, page=view.page, name=name, body=json.dumps(view.body))

    def remove_view(self, page: str, name: str) -> None:
        """Forgets a view."""
        from app.data.schema import office as tables

        with self._unit("Remove view", name) as unit:
            unit.remove_where(tables.saved_views, page=page, name=name)


def _put(unit: Unit, name: str, value: Any) -> None:
    from app.data.schema import office as tables

    text = json.dumps(value, ensure_ascii=False)
    row = unit.one("SELECT id FROM settings WHERE key = ?", (name,))
    if row is None:
        unit.add(tables.settings, key=name, value=text)
    else:
        unit.change(tables.settings, row["id"], value=text)


def _problems(wanted: OfficeSettings) -> dict[str, str]:
    found = {}
    bounds = {"minimum_cell": (5, 30), "grace_days": (0, 90), "cadence_days": (1, 366), "ask_limit": (0, 99),
              "ask_period_days": (1, 366), "backups_kept": (1, 100)}
    for name, (least, most) in bounds.items():
        if not least <= getattr(wanted, name) <= most:
            found[name] = f"Enter a number from {least} to {most}."
    if wanted.paper not in ("letter", "a4"):
        found["paper"] = "Choose US Letter or A4."
    for field in fields(OfficeSettings):
        value = getattr(wanted, field.name)
        if isinstance(value, str) and len(value) > 500:
            found[field.name] = "This is longer than 500 characters. Shorten it."
    return found
