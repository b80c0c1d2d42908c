"""Texts that some program takes for an order: they go through every writer of the product and come out as texts."""
