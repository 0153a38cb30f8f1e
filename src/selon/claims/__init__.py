"""Who says what, in what words, how firmly; and how far an event is real in its clause."""

from selon.claims.cues import Cues, compile_cues
from selon.claims.lexicon import ModalityFile
from selon.claims.modality import Assessment, assess

__all__ = ["Assessment", "Cues", "ModalityFile", "assess", "compile_cues"]
