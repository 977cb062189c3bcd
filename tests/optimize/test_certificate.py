"""The proof is checked by code that knows nothing of the solver; a proof that was tampered with does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.matching import Certificate, check
from app.domain.matching.certificate import Cover
from app.optimize import build_problem, solve
from tests.optimize.made_cases import large_case

CASE = large_case(14, 10, seed=3)
PROOF = solve(build_problem(CASE), "worst").certificate


def without_a_pair(proof: Certificate) -> Certificate:
    return replace(proof, pairs=frozenset(sorted(proof.pairs)[1:]))


def with_a_cheaper_student(proof: Certificate) -> Certificate:
    student = max(proof.mentee_prices, key=lambda key: proof.mentee_prices[key])
    return replace(proof, mentee_prices={**proof.mentee_prices, student: proof.mentee_prices[student] - 1})


def with_a_price_below_zero(proof: Certificate) -> Certificate:
    first, second, *_ = proof.mentee_prices
    return replace(proof, mentee_prices={**proof.mentee_prices, first: -1, second: proof.mentee_prices[second] + 1})


TAMPERINGS: dict[str, tuple[Callable[[Certificate], Certificate], str]] = {
    "a pair less": (without_a_pair, "total"),
    "a lower price": (with_a_cheaper_student, "prices do not sum"),
    "a price below zero": (with_a_price_below_zero, "below zero"),
    "a higher total": (lambda proof: replace(proof, total=proof.total + 1), "sum to the total"),
    "a small bonus": (lambda proof: replace(proof, bonus=1), "bonus is too small"),
    "more places": (lambda proof: replace(proof, places=dict.fromkeys(proof.places, 9)), "free places"),
    "an empty cover": (lambda proof: replace(proof, cover=Cover()), "cover"),
    "no cover of the floor": (lambda proof: replace(proof, floor_cover=None), "floor is not proven"),
    "a higher floor": (lambda proof: replace(proof, floor=(proof.floor or 0) + 100), "below the floor"),
    "a foreign lock": (lambda proof: replace(proof, locked=frozenset({(1, 15)})), "locked pairs"),
}


def test_the_proof_holds_as_it_is() -> None:
    assert check(PROOF, CASE) == ()


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_changed_proof_is_found_out(name: str) -> None:
    change, words = TAMPERINGS[name]
    faults = check(change(PROOF), CASE)
    assert any(words in fault for fault in faults), faults


def test_machines_read_plain_numbers() -> None:
    numbers = PROOF.as_dict()
    assert numbers["total"] == numbers["dual_total"] == PROOF.total
    assert numbers["matched"] == numbers["most_matched"] == len(PROOF.pairs)
    prices = sum(numbers["mentee_prices"].values()) + sum(
        price * numbers["places"][mentor] for mentor, price in numbers["place_prices"].items())
    assert prices == numbers["dual_sum"]
