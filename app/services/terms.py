"""The office's terms: fields of interest, skills, themes and the like, with synonyms; merged and renamed at will."""

from __future__ import annotations

from app.data.search import term_key
from app.domain.people import TERM_KINDS
from app.domain.terms import Term
from app.domain.text import clean_text
from app.errors import Invalid, NotFound
from app.services.base import Service


class Terms(Service):
    """The taxonomy."""

    def rows(self, kind: str, search: str = "") -> list[Term]:
        """The terms of a kind by name, those found by name or synonym when searching."""
        rows = self._database.rows(
            "SELECT terms.*, (SELECT name FROM terms AS parents WHERE parents.id = terms.parent_id) AS parent,"
            " (SELECT group_concat(name, char(31)) FROM term_synonyms WHERE term_id = terms.id) AS synonyms,"
            " (SELECT count(DISTINCT person_id) FROM person_terms WHERE term_id = terms.id) AS people"
            " FROM terms WHERE kind = ? ORDER BY archived, name_key", (kind,))
        found = [Term(row["id"], row["kind"], row["name"], row["parent"] or "",
                      tuple(sorted((row["synonyms"] or "").split("\x1f"))) if row["synonyms"] else (), row["people"],
                      bool(row["archived"])) for row in rows]
        wanted = term_key(search) if search.strip() else ""
        return [term for term in found if not wanted or any(
            wanted in term_key(name) for name in (term.name, *term.synonyms))]

    def names(self, kind: str) -> list[str]:
        """The names to choose from."""
        return [row[0] for row in self._database.rows(
            "SELECT name FROM terms WHERE kind = ? AND archived = 0 ORDER BY name_key", (kind,))]

    def lookup(self, kind: str, text: str) -> str | None:
        """The name of the term that `text` means, by name or synonym; None when there is none."""
        key = term_key(clean_text(text))
        found: str | None = self._database.value(
            "SELECT name FROM terms WHERE kind = :kind AND name_key = :key UNION ALL SELECT terms.name FROM"
            " term_synonyms JOIN terms ON terms.id = term_id WHERE term_synonyms.kind = :kind"
            " AND term_synonyms.name_key = :key LIMIT 1", {"kind": kind, "key": key})
        return found

    def save(self, term_id: int | None, kind: str, name: str, synonyms: tuple[str, ...] = (), parent: str = "") -> int:
        """Enters or changes a term; gives its id. Raises Invalid."""
        from app.data.schema import people as tables

        name = clean_text(name)
        found = self._problems(term_id, kind, name, synonyms, parent)
        if found:
            raise Invalid(found)
        parent_id = self._database.value("SELECT id FROM terms WHERE kind = ? AND name_key = ?",
                                         (kind, term_key(parent))) if parent else None
        with self._unit("Edit term" if term_id else "New term", name) as unit:
            values = {"name": name, "name_key": term_key(name), "parent_id": parent_id}
            if term_id is None:
                term_id = unit.add(tables.terms, kind=kind, **values)
            else:
                unit.change(tables.terms, term_id, **values)
            cleaned = dict.fromkeys(clean_text(synonym) for synonym in synonyms)
            unit.replace(tables.term_synonyms, {"term_id": term_id}, [
                {"kind": kind, "name": synonym, "name_key": term_key(synonym)} for synonym in cleaned if synonym])
            return term_id

    def merge(self, term_id: int, into_id: int) -> None:
        """Makes one term of two: everyone who has the first gets the second, whose synonym the first becomes."""
        from app.data.schema import people as tables

        gone = self._database.one("SELECT * FROM terms WHERE id = ?", (term_id,))
        kept = self._database.one("SELECT * FROM terms WHERE id = ?", (into_id,))
        if gone is None or kept is None or gone["kind"] != kept["kind"] or term_id == into_id:
            raise NotFound("These two terms cannot be made one.", "Choose two terms of the same kind.")
        with self._unit("Merge terms", f"{gone['name']} into {kept['name']}") as unit:
            for row in unit.rows("SELECT * FROM person_terms WHERE term_id = ?", (term_id,)):
                has = unit.one("SELECT 1 FROM person_terms WHERE person_id = ? AND term_id = ? AND use = ?",
                               (row["person_id"], into_id, row["use"]))
                if has is None:
                    unit.change(tables.person_terms, row["id"], term_id=into_id)
                else:
                    unit.remove(tables.person_terms, row["id"])
            for row in unit.rows("SELECT id FROM term_synonyms WHERE term_id = ?", (term_id,)):
                unit.change(tables.term_synonyms, row["id"], term_id=into_id)
            for row in unit.rows("SELECT id FROM terms WHERE parent_id = ?", (term_id,)):
                unit.change(tables.terms, row["id"], parent_id=None if row["id"] == into_id else into_id)
            unit.remove(tables.terms, term_id)
            unit.add(tables.term_synonyms, term_id=into_id, kind=gone["kind"], name=gone["name"],
                     name_key=gone["name_key"])

    def archive(self, term_id: int, archived: bool = True) -> None:
        """Takes a term out of the choices, or puts it back; those who have it keep it."""
        from app.data.schema import people as tables

        name = self._database.value("SELECT name FROM terms WHERE id = ?", (term_id,))
        with self._unit("Archive term" if archived else "Restore term", name or "") as unit:
            unit.change(tables.terms, term_id, archived=int(archived))

    def _problems(self, term_id: int | None, kind: str, name: str, synonyms: tuple[str, ...],
                  parent: str) -> dict[str, str]:
        if kind not in TERM_KINDS:
            raise KeyError(kind)
        if not name or len(name) > 300:
            return {"name": "Enter a name of at most 300 characters."}
        taken = {row["name_key"]: row["name"] for row in self._database.rows(
            "SELECT name_key, name FROM terms WHERE kind = :kind AND id IS NOT :id UNION ALL SELECT"
            " term_synonyms.name_key, terms.name FROM term_synonyms JOIN terms ON terms.id = term_id"
            " WHERE term_synonyms.kind = :kind AND term_id IS NOT :id", {"kind": kind, "id": term_id})}
        if term_key(name) in taken:
            return {"name": f"“{taken[term_key(name)]}” has this name already. Merge the two instead."}
        for synonym in synonyms:
            if term_key(clean_text(synonym)) in taken:
                return {"synonyms": f"“{clean_text(synonym)}” belongs to “{taken[term_key(clean_text(synonym))]}”."}
        if parent and self.lookup(kind, parent) is None:
            return {"parent": "There is no such term. Choose one of the list."}
        if parent and term_key(parent) == term_key(name):
            return {"parent": "A term cannot stand under itself."}
        return {}
