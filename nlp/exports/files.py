"""Output files that are whole or not there: checked before the work, written beside the target, moved at the
end.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class OutputError(ValueError):
    """An output that cannot be written; the message says which and what to do, in one line."""


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path in the folder of `path`; move it to `path` when the block ends well.

    On any exception, Ctrl-C included, the temporary file is removed and what stood at `path` before is
    untouched. A symbolic link is followed, so the file that it points to is the one replaced.
    """
    target = Path(os.path.realpath(path))
    # A folder, since some formats write a second file beside the first. Named before it is made: Ctrl-C while
    # tempfile makes one leaves it behind.
    folder = target.with_name(f".huiwu-{uuid.uuid4().hex}")
    try:
        folder.mkdir(mode=0o700)
        temporary = folder / target.name
        yield temporary
        temporary.replace(target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_writable(path: Path) -> None:
    """Raise OutputError where a file could not be written at `path`; makes nothing to find out."""
    if path.is_dir():
        raise OutputError(f"{path} is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise OutputError(f"the folder {path.parent} does not exist; create it first")
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(f"{path} exists and may not be written")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write in the folder {path.parent}; choose another")
