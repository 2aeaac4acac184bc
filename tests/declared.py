"""The command on portals that a test declares, and with names that lead where the test says."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests import forked

_PROGRAM = """
import json, socket, sys
from pathlib import Path
from crawler.portals import registry
declared = Path(sys.argv.pop(1))
names = json.loads(sys.argv.pop(1))
if declared.is_dir():
    registry.folder = lambda: declared
by_name, by_info = socket.gethostbyname, socket.getaddrinfo
def led(name):
    if name in names and names[name] is None:  # there is none: said here, whoever answers for names on this machine
        by_info(name, None, flags=socket.AI_NUMERICHOST)
    return names.get(name) or name
socket.gethostbyname = lambda name: by_name(led(name))
socket.getaddrinfo = lambda name, *rest, **more: by_info(led(name), *rest, **more)
from crawler.cli import main
try:
    main()
finally:
    # Not getrusage(2), which begins with the peak of the process that started this one.
    status = Path("/proc/self/status").read_text().split()
    print(f"peak {int(status[status.index('VmHWM:') + 1]) // 1024} MB", file=sys.stderr)
"""


def declared(
    *arguments: object, folder: Path | None = None, names: Mapping[str, str | None] | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user would, with the portals of ``folder`` in place of the project's, and with ``names``
    answered as a DNS server would (None: there is no such name). The last line on standard error is the peak of its
    memory."""
    given = (str(folder or ""), json.dumps(names or {}), *arguments)
    return forked.run(*given, code=_PROGRAM, env={**os.environ, **env})
