"""The hub's open data: what its spreadsheets hold, and the page that explains all of it."""

from hub.views.open_data.page import ADDRESS, DataRecord, data_page
from hub.views.open_data.sheets import CASE_STUDIES, DECISIONS, OUTCOMES, SHEETS

__all__ = [
    "ADDRESS",
    "CASE_STUDIES",
    "DECISIONS",
    "OUTCOMES",
    "SHEETS",
    "DataRecord",
    "data_page",
]
