"""``python -m archive``: the archive's commands alone."""

import os
import sys

from typer.main import get_command

from archive.cli import app
from archive.commands.once import refuse_twice
from archive.showing.streams import guarded
from archive.words import tree, use, wanted

if __name__ == "__main__":
    use(wanted(sys.argv[1:], os.environ))
    command = get_command(app)
    tree.translate(command)
    refuse_twice(command)
    with guarded():
        command(prog_name="python -m archive")
