"""One rule, four readings: function, columns, formula in formualizer, formula in LibreOffice."""
