"""Exact matching on numbers (numpy, scipy). Imported only when a run is asked for, as these libraries load slowly."""

from app.optimize.alternatives import alternatives, explain
from app.optimize.problem import Problem, build_problem, reweighted
from app.optimize.remedies import remedies
from app.optimize.solve import solve

__all__ = ["Problem", "alternatives", "build_problem", "explain", "remedies", "reweighted", "solve"]
