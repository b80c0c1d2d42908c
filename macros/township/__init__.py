"""The fictitious township of the demonstration: one population, a year of events, the rows of every workbook.

Names, numbers, villages and institutions are made up; region codes 45xx00 belong to no county. Everything is drawn from
seeds, so that it is the same each time.
"""
