"""What is made once for all workers of a run: the first that asks makes it, the others wait."""

import os
import time


def once(tmp_path_factory, name, make):
    """Return the folder `name` of the whole run, filled by `make(folder)`; an error of the maker is everybody's."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done, failed = root / name, root / f"{name}.done", root / f"{name}.failed"
    try:
        folder.mkdir()
    except FileExistsError:
        while not done.exists():
            assert not failed.exists(), failed.read_text(encoding="utf-8")
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    except BaseException as error:
        failed.write_text(f"{name}: {error!r}", encoding="utf-8")
        raise
    done.touch()
    return folder
