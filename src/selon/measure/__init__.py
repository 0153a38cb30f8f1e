"""How well the coder does: precision, recall and F1 against a hand-made annotation.

Pure functions from coded documents, gold documents and texts to a `Report`; what is compared with
what is written down in `docs/guidelines.md`.
"""

from selon.measure.claims import score_claims
from selon.measure.events import score_events
from selon.measure.report import Fault, Figures, Report
from selon.measure.times import score_times

__all__ = ["Fault", "Figures", "Report", "score_claims", "score_events", "score_times"]
