"""Two folders change places in one instant, which Python itself has no function for."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths are as seen from here."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS."""
_UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""What a file system, an old system or a container that forbids the call answers."""


def exchanged(one: Path, other: Path) -> bool:
    """Let two folders of one disk change places; False where the system cannot.

    Both must be there. Raises OSError for what else goes wrong; then nothing has changed.
    """
    system = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        failed = system.renamex_np(first, second, _EXCHANGE)
    elif hasattr(system, "renameat2"):
        failed = system.renameat2(_HERE, first, _HERE, second, _EXCHANGE)
    else:
        return False
    code = ctypes.get_errno() if failed else 0
    if code and code not in _UNABLE:
        raise OSError(code, os.strerror(code), str(other))
    return not failed
