"""Consultations: ours, which readers may answer, and our answers to those of others."""

from hub.kinds.consultation.fields import Consultation
from hub.model import Kind

KIND = Kind(
    name="consultation",
    folder="docs/consultations",
    address="consultations",
    singular="Consultation",
    plural="Consultations",
    about="Questions that are put to readers, and answers to the questions of others.",
    model=Consultation,
)

__all__ = ["KIND", "Consultation"]
