"""Commands about documents: what can be handed out, and making one."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.packet_scope import PacketScope, ProducedDraft
from app.domain.packets import Made, Privacy
from app.domain.text import counted
from app.errors import Invalid
from exports import catalogue
from exports.catalogue import Document, Options, Scope
from ui.command_line.answers import WrongUsage, table
from ui.command_line.command import Call, Command, no_arguments, path_of
from ui.command_line.values import person_id

if TYPE_CHECKING:
    from app.office import Office


def _as_data(one: Document) -> dict[str, Any]:
    return {"key": one.key, "title": one.title, "words": one.words, "formats": list(one.formats),
            "scopes": [scope.value for scope in one.scopes], "privacy": [level.value for level in one.privacy],
            "options": [{"key": option.key, "title": option.title, "kind": option.kind.value, "default": option.default,
                         "choices": [key for key, _title in option.choices]} for option in one.options]}


def _documents(call: Call) -> None:
    lines = table(("Document", "What it is", "Format", "For", "Privacy"), [
        (one.key, one.title, ", ".join(one.formats), ", ".join(one.scopes), ", ".join(one.privacy))
        for one in catalogue.DOCUMENTS])
    for one in catalogue.DOCUMENTS:
        lines += ["", f"{one.key}: {one.words}"]
        lines += [f"  --option {option.key}={_shown(option.default)}  {option.title}"
                  + (f" ({', '.join(key for key, _title in option.choices)})" if option.choices else "")
                  for option in one.options]
    call.answer.give({"documents": [_as_data(one) for one in catalogue.DOCUMENTS]}, lines)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True)
class _Order:
    """What is to be made."""

    document: Document
    options: Options
    given: dict[str, object]
    privacy: Privacy


def _ordered(call: Call) -> _Order:
    wanted = call.options
    try:
        document = catalogue.document(wanted.document)
        given = _given(wanted.option or [])
        options = document.options_of(given)
    except Invalid as error:
        raise WrongUsage("This document cannot be made so.", " ".join(error.fields.values())
                         + "\n“documents” lists documents and options.") from error
    privacy = Privacy(wanted.privacy) if wanted.privacy else document.privacy[0]
    if privacy not in document.privacy:
        levels = ", ".join(document.privacy)
        raise WrongUsage(f"{document.title} is not made at the level “{privacy}”.", f"It is made with: {levels}.")
    return _Order(document, options, given, privacy)


def _given(pairs: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for pair in pairs:
        key, mark, value = pair.partition("=")
        if not mark or not key.strip():
            raise WrongUsage(f"“{pair}” is no option.", "Write options as --option key=value.")
        found[key.strip()] = value.strip()
    return found


def _export(call: Call) -> None:
    order = _ordered(call)
    document = order.document
    with call.office() as office:
        scope = _scope(office, call, document)
        whom = office.documents.whom(scope)
        target = _target(office, call, order, scope)
        rows = office.documents.rows_for(document.rows, scope, order.privacy, order.options)
        made = document.write(rows, order.options, target, progress=call.answer.progress)
        about = office.documents.about(document.rows, scope)
        office.documents.record(ProducedDraft(
            document.key, document.title, scope, whom, order.privacy, tuple(about), made.pages, target.name,
            dict(order.options)))
        _tell(call, order, made, target, whom)


def _scope(office: Office, call: Call, document: Document) -> PacketScope:
    people = tuple(dict.fromkeys(person_id(office, text) for text in call.options.person or []))
    cohort = office.cohorts.find(call.options.cohort) if call.options.cohort else None
    if people:
        needed = Scope.PERSON if len(people) == 1 else Scope.PEOPLE
        if needed not in document.scopes:
            raise WrongUsage(f"{document.title} is not made for {'one person' if len(people) == 1 else 'some people'}.",
                             f"It is made for: {', '.join(document.scopes)}.")
        return PacketScope(cohort, people)
    if cohort is None:
        cohort = office.cohorts.working()
        if cohort is None:
            raise WrongUsage("For whom?", "Name a cohort with --cohort, or a person with --person.")
        call.answer.remark(f"For the cohort {office.cohorts.get(cohort).name}.")
    return PacketScope(cohort)


def _target(office: Office, call: Call, order: _Order, scope: PacketScope) -> Path:
    """The file or folder to make: a folder that is there gets a file of the usual name."""
    path = path_of(call.options.out)
    into_folder = order.document.into_folder(order.options)
    if path.is_dir() and not into_folder:
        whom = office.documents.whom_in_file_name(scope, order.privacy, order.document.goes_to_owner)
        return path / order.document.file_name(whom, office.clock.today(), order.options)
    return path


def _tell(call: Call, order: _Order, made: Made, target: Path, whom: str) -> None:
    said = [f"{order.document.title} for {whom}: {counted(made.people, 'person', 'people')},"
            f" {counted(made.pages, 'page' if 'pdf' in order.document.formats else 'sheet')}.", f"Saved: {target}"]
    if made.missing:
        said.append(f"No font has these characters, and each is printed as a box: {' '.join(made.missing)}")
    call.answer.give({"document": order.document.key, "for": whom, "privacy": order.privacy.value,
                      "files": [str(path) for path in made.files], "pages": made.pages, "people": made.people,
                      "missing": list(made.missing)}, said)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", metavar="DOCUMENT", help="which one, as “documents” lists them")
    parser.add_argument("--cohort", metavar="COHORT", help="for everybody in it (the working cohort)")
    parser.add_argument("--person", action="append", metavar="PERSON",
                        help="for one person by code, ID, e-mail or name; may be repeated")
    parser.add_argument("--privacy", choices=[level.value for level in Privacy], help="names, codes or totals")
    parser.add_argument("--option", action="append", metavar="KEY=VALUE", help="an option of the document")
    parser.add_argument("--out", required=True, metavar="PATH", help="the file to write, or a folder to write it into")


COMMANDS = (
    Command(("documents",), "list the documents that can be made, with their options", no_arguments, _documents),
    Command(("export",), "make a document", _arguments, _export),
)
