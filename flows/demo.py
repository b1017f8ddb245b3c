"""``make run``: the sample series dropped into a fresh inbox, for the ``ingest`` everyone uses."""

from __future__ import annotations

import shutil
from pathlib import Path

from flows.inbox import is_left_alone, older_first
from flows.settings import Settings

_MARK = ".demo"


def drop_samples(docs: Path, settings: Settings) -> list[str]:
    """Make the home afresh and copy the samples into its inbox; their names, older first.

    An old home is put away only where an earlier demo made it. Raises FileNotFoundError (the
    argument: ``docs``) without samples, FileExistsError (the home) for any other home.
    """
    paths = older_first(docs.iterdir() if docs.is_dir() else [])
    paths = [path for path in paths if path.is_file() and not is_left_alone(path.name)]
    if not paths:
        raise FileNotFoundError(docs)
    mark = settings.home / _MARK
    if settings.home.exists():
        if not mark.exists() and any(settings.home.iterdir()):
            raise FileExistsError(settings.home)
        shutil.rmtree(settings.home)
    settings.make_home()
    mark.touch()
    for path in paths:
        shutil.copyfile(path, settings.inbox / path.name)
    return [path.name for path in paths]
