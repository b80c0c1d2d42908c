"""The xlwings engine over openpyxl, held to what xlwings' public documentation promises."""
