"""Temporary folders hold what staff typed: none is left by a command that is told to end, nor for long by one that was killed."""

import shutil
import signal
import tempfile
import threading
import time
from pathlib import Path

PREFIX = "medaid-"
STALE = 3_600  # seconds: no command takes so long


def leave_none():
    """Let the signals that end a process end it in order, and remove what earlier ones that were killed have left."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _end)
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if folder.is_dir() and not folder.is_symlink() and _is_stale(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _end(number, _):
    raise SystemExit(128 + number)


def _is_stale(folder):
    try:
        return time.time() - folder.stat().st_mtime > STALE
    except OSError:
        return False
