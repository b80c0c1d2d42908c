"""The corpus: some hundreds of small hostile and odd files in dozens of kinds, made anew and always the same."""

from itertools import chain

from tests.hostile.shelf import bombs, broken_tables, carried, entities, members, names, odd_tables, office, other_formats, ours

CASES = tuple(chain(bombs.cases(), bombs.harmless(), entities.cases(), members.cases(), other_formats.cases(), office.cases(),
                    odd_tables.cases(), broken_tables.cases(), carried.cases(), names.cases(), ours.cases()))
