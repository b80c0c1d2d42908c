"""The reader of any table, room by room, and small odd tables that no roster of tests/rosters is like."""
