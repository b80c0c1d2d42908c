"""Files that are broken, dressed up or made to harm: each is refused in words, at little cost, and none is touched."""
