"""Opening and saving: dates stay the numbers that they are stored as, a save is atomic and loses nothing unsaid."""

import io
import os
import shutil
import tempfile
import warnings
import zipfile
from pathlib import Path

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException

from workbook.engine import cached_results, ignored_errors
from workbook.engine.errors import EngineError, WouldLose
from workbook.engine.losses import losses

KINDS = (".xlsx", ".xlsm", ".xltx", ".xltm")
WITH_MACROS = (".xlsm", ".xltm")


class Serials(ExcelReader):
    """Read every number as a number: openpyxl turns 20230115 in a date cell into #VALUE! and does not know Chinese dates."""

    def read_worksheets(self):
        self.wb._date_formats = self.wb._timedelta_formats = frozenset()
        super().read_worksheets()


def load(path, data_only=False):
    """Return the openpyxl workbook of a file; EngineError where openpyxl cannot read it."""
    name, kind = Path(path).name, Path(path).suffix.lower()
    if kind not in KINDS:
        raise EngineError(f"「{name}」不是 {'、'.join(KINDS)} 文件,openpyxl 引擎打不开;请先用 Excel 或 WPS 另存为 xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl warns of here, `losses` names
            reader = Serials(path, keep_vba=kind in WITH_MACROS and not data_only, data_only=data_only, rich_text=not data_only)
            reader.read()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        if isinstance(error, OSError) and not isinstance(error, zipfile.BadZipFile):
            raise
        raise EngineError(f"「{name}」打不开:不是完整的 xlsx 文件,或者设了打开密码({type(error).__name__})") from error
    if not reader.wb.sheetnames:
        raise EngineError(f"「{name}」是 Strict Open XML 格式,openpyxl 读不出来;请在 Excel 里另存为普通的 xlsx")
    return reader.wb


def stamp(path):
    """Return what shows that a file has changed since."""
    status = os.stat(path)
    return status.st_mtime_ns, status.st_size


def save(wb, path, results, ignored):
    """Write a workbook to `path` at once or not at all, with the values of its formulas and its ignored errors."""
    path = Path(os.path.realpath(path))
    if path.suffix.lower() not in KINDS:
        raise EngineError(f"不能保存为「{path.name}」:openpyxl 引擎只写 {'、'.join(KINDS)}")
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    try:
        write(wb, draft, macros=path.suffix.lower() in WITH_MACROS)
        if results or ignored:
            cached_results.put(draft, results, lambda name, text: ignored_errors.put(text, ignored[name]) if name in ignored else text)
        if path.exists():
            shutil.copymode(path, draft)
        else:
            os.chmod(draft, 0o666 & ~_umask())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def write(wb, target, macros=False):
    """Let openpyxl write a workbook as it stands, with or without its macros; it can be written again afterwards."""
    if macros and wb.vba_archive is None:
        raise EngineError("这个工作簿里没有宏,不能保存为 .xlsm;请保存为 .xlsx")
    archive, was = wb.vba_archive, wb.template
    drawings = [(ws, ws.legacy_drawing) for ws in wb.worksheets]
    pictures = [(picture, picture.ref.getvalue()) for ws in wb.worksheets for picture in ws._images
                if isinstance(picture.ref, io.BytesIO)]
    wb.template = str(target).lower().endswith((".xltx", ".xltm"))
    if not macros:
        wb.vba_archive = None
        for ws, _ in drawings:
            ws.legacy_drawing = None
    try:
        wb.save(target)
    except IllegalCharacterError as error:
        raise EngineError(f"文字里有 Excel 不允许的控制字符:{error}") from error
    finally:  # openpyxl closes the pictures that it writes and renames the drawings of notes
        wb.vba_archive, wb.template = archive, was
        for ws, drawing in drawings:
            ws.legacy_drawing = drawing
        for picture, content in pictures:
            picture.ref = io.BytesIO(content)


def allow(path, opened):
    """Raise unless saving over `path` is safe: EngineError if somebody has changed it, WouldLose if parts would be lost."""
    if stamp(path) != opened:
        raise EngineError(f"没有保存:「{Path(path).name}」在打开以后被别的程序改过;请另存为新文件,再比对两个文件")
    parts = losses(path)
    if parts:
        raise WouldLose(Path(path).name, parts)


def lost(wb, source, target):
    """Return what of the file `source` (None for a new book) will not be in `target`, its macros included."""
    parts = losses(source) if source and os.path.exists(source) else []
    macros = wb.vba_archive is not None and Path(target).suffix.lower() not in WITH_MACROS
    return [*parts, "宏"] if macros and "xl/vbaProject.bin" in wb.vba_archive.namelist() else parts


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
