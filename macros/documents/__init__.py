"""The documents that leave the office: proofs, notices, cards, lists, from the rows of a filled workbook."""
