"""A coroutine that begins at once, and what is left of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from crawler.fetching.begun import begun


async def waits(seen: list[str], *for_what: asyncio.Future[str]) -> None:
    seen.append("begun")
    try:
        for each in for_what:
            seen.append(await each)
        await asyncio.sleep(0)
    except (asyncio.CancelledError, OSError) as error:
        seen.append(type(error).__name__)
        raise
    seen.append("ended")


def test_it_begins_before_anybody_awaits_it_and_goes_on_as_it_would() -> None:
    seen: list[str] = []

    async def main() -> None:
        one, two = (asyncio.get_running_loop().create_future() for _ in range(2))
        task = asyncio.create_task(begun(waits(seen, one, two)))
        assert seen == ["begun"]
        one.set_result("one")  # before the task has looked
        two.set_result("two")
        await task

    asyncio.run(main())
    assert seen == ["begun", "one", "two", "ended"]


def fails(future: asyncio.Future[str], task: asyncio.Task[None]) -> None:
    future.set_exception(OSError("refused"))


def cancels(future: asyncio.Future[str], task: asyncio.Task[None]) -> None:
    task.cancel()


@pytest.mark.parametrize(("ends", "error"), [(fails, OSError), (cancels, asyncio.CancelledError)])
def test_what_it_waits_for_may_fail_and_it_may_be_cancelled(
    ends: Callable[[asyncio.Future[str], asyncio.Task[None]], None], error: type[BaseException]
) -> None:
    seen: list[str] = []

    async def main() -> None:
        future = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(begun(waits(seen, future)))
        await asyncio.sleep(0)
        ends(future, task)
        with pytest.raises(error):
            await task

    asyncio.run(main())
    assert seen == ["begun", error.__name__]


def test_one_that_is_over_at_once_tells_whoever_awaits_it() -> None:
    async def raises(error: Exception | None) -> None:
        if error is not None:
            raise error

    async def main() -> None:
        await begun(raises(None))
        left = begun(raises(OSError("refused")))  # nothing is raised here
        with pytest.raises(OSError, match="refused"):
            await left

    asyncio.run(main())
