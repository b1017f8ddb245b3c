"""The dataset of a home, opened and closed; nothing is made by only looking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.settings import Settings

if TYPE_CHECKING:
    from pandas import DataFrame

    from models.store import Store


class DatasetError(Exception):
    """The dataset cannot be used as it is; the message says what would help."""


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The dataset of a home, made if absent, closed on the way out. Raises DatasetError."""
    from models.store import Store, StoreError

    try:
        store = Store(settings.database_url)
    except StoreError as error:
        raise DatasetError(f"{settings.database_url}: {error}") from error
    try:
        yield store
    finally:
        store.close()


def has_dataset(settings: Settings) -> bool:
    """False for a home that has not read anything; a database that a URL names is taken as is."""
    return bool(settings.database) or (settings.home / "dataset.sqlite").exists()


def dataset_frames(settings: Settings) -> dict[str, DataFrame] | None:
    """All tables of the dataset; None where nothing was read yet."""
    if not has_dataset(settings):
        return None
    with open_store(settings) as store:
        return store.frames()


def count_dataset(settings: Settings) -> tuple[int, int]:
    """How many documents and versions there are."""
    if not has_dataset(settings):
        return 0, 0
    with open_store(settings) as store:
        counts = store.counts()
    return counts["documents"], counts["versions"]
