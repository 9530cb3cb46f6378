"""Charts as records: where every bar and mark stands, in the user units of its SVG.

Templates only draw them. Each chart has its gist, one sentence for those who do not see it.
"""

from hub.views.charts.bars import BarChart, bars
from hub.views.charts.budget import budget_chart
from hub.views.charts.outcomes import BeforeAfter, before_after
from hub.views.charts.risks import RiskGrid, risk_grid

__all__ = [
    "BarChart",
    "BeforeAfter",
    "RiskGrid",
    "bars",
    "before_after",
    "budget_chart",
    "risk_grid",
]
