"""Matching students and mentors: criteria, hard rules, the ledger, and what a run says. Solving is in app.optimize."""

from app.domain.matching.case import Explanation, Judge, LedgerLine, MatchCase
from app.domain.matching.catalogue import CRITERIA, RULES, checked_weights, default_weights
from app.domain.matching.certificate import Certificate, check
from app.domain.matching.comparison import Comparison, compare
from app.domain.matching.profiles import MenteeProfile, MentorProfile, Taxonomy, Term, styles_of, ways_of
from app.domain.matching.remedies import Remedy, applied
from app.domain.matching.results import (
    AIMS,
    Alternative,
    CapacityRow,
    Figures,
    MatchPair,
    MatchResult,
    Move,
    Unmatched,
)
from app.domain.matching.rules import MatchRules, RuleCheck
from app.domain.matching.wording import points_text

__all__ = [
    "AIMS", "CRITERIA", "RULES", "Alternative", "CapacityRow", "Certificate", "Comparison", "Explanation", "Figures",
    "Judge", "LedgerLine", "MatchCase", "MatchPair", "MatchResult", "MatchRules", "MenteeProfile", "MentorProfile",
    "Move", "Remedy", "RuleCheck", "Taxonomy", "Term", "Unmatched", "applied", "check", "checked_weights", "compare",
    "default_weights", "points_text", "styles_of", "ways_of",
]
