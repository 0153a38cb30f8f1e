"""Who says what, in what words, how firmly; and how far an event is real in its clause."""

from selon.claims.cues import Cues, compile_cues
from selon.claims.examples import Bench, check_modality, check_reporting
from selon.claims.finding import author_claim, find_claims
from selon.claims.lexicon import ModalityFile, ReportingFile
from selon.claims.modality import Assessment, assess

__all__ = [
    "Assessment",
    "Bench",
    "Cues",
    "ModalityFile",
    "ReportingFile",
    "assess",
    "author_claim",
    "check_modality",
    "check_reporting",
    "compile_cues",
    "find_claims",
]
