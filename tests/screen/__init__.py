"""Real clicks: LibreOffice Calc in a window of a virtual screen, pressed with the mouse."""
