"""One walk for window and command line: rows from the office, a file from the writer, a line in the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.packet_scope import PacketScope, ProducedDraft
from app.domain.packets import Made, Privacy
from app.errors import Invalid
from app.office import Office
from exports.catalogue import Document, Options, Scope, document


@dataclass(frozen=True)
class PacketRequest:
    """Which document, for whom, at which privacy level, with which options (defaults where none are given)."""

    key: str
    scope: PacketScope
    privacy: Privacy = Privacy.NAMES
    options: Mapping[str, object] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document of the catalogue. Raises Invalid."""
        return document(self.key)

    def checked_options(self) -> Options:
        """The options with defaults filled in. Raises Invalid."""
        return self.document.options_of(self.options)


def write(office: Office, request: PacketRequest, target: Path,
          progress: Callable[[int, int], None] = lambda done, total: None,
          cancelled: Callable[[], bool] = lambda: False) -> Made:
    """Writes a document without keeping a record, as the preview does.

    Raises Invalid, Refused, OfficeError and Cancelled.
    """
    wanted = request.document
    _check(wanted, request)
    options = request.checked_options()
    rows = office.documents.rows_for(wanted.rows, request.scope, request.privacy, options)
    return wanted.write(rows, options, target, progress, cancelled)


def produce(office: Office, request: PacketRequest, target: Path,
            progress: Callable[[int, int], None] = lambda done, total: None,
            cancelled: Callable[[], bool] = lambda: False, verb: str = "Save") -> Made:
    """Writes a document and keeps on record for whom it was made. Nothing is kept when writing fails."""
    made = write(office, request, target, progress, cancelled)
    if not office.read_only:
        wanted = request.document
        office.documents.record(ProducedDraft(
            wanted.key, wanted.title, request.scope, office.documents.whom(request.scope), request.privacy,
            tuple(office.documents.about(wanted.rows, request.scope)), made.pages, target.name,
            dict(request.checked_options()), verb))
    return made


def _check(wanted: Document, request: PacketRequest) -> None:
    if request.privacy not in wanted.privacy:
        levels = ", ".join(level.value for level in wanted.privacy)
        raise Invalid({"privacy": f"{wanted.title} is made at these privacy levels: {levels}."})
    people = len(request.scope.person_ids)
    scope = Scope.COHORT if not people else Scope.PERSON if people == 1 else Scope.PEOPLE
    if scope not in wanted.scopes and not (scope is Scope.PERSON and Scope.PEOPLE in wanted.scopes):
        scopes = ", ".join(one.value for one in wanted.scopes)
        raise Invalid({"scope": f"{wanted.title} is made for: {scopes}."})
