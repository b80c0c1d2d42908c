"""Aggregates: what is reckoned over whole tables instead of row by row, on pandas.

Columns carry the vocabulary's names; a person is the identity number as text, a household that of its head. The sheets
reckon the same by formula (`workbook.table_formula`).
"""

from udfs.aggregates.accumulators import assistance_ledger, tilt_ledger, year_to_date
from udfs.aggregates.households import adjustment_counts
from udfs.aggregates.monthly import month_list, review_faults
from udfs.aggregates.ranking import shared_rank, township_ranking
from udfs.aggregates.ratio import comprehensive_ratio, waterfall
from udfs.aggregates.rosters import category_changes, enrolment_status

__all__ = ["adjustment_counts", "assistance_ledger", "category_changes", "comprehensive_ratio", "enrolment_status",
           "month_list", "review_faults", "shared_rank", "tilt_ledger", "township_ranking", "waterfall", "year_to_date"]
