"""A whole morning on a disk that others have filled: what the shipped writer still saves on its reserve of 8 MB.

`python -m tests.torture.small_disk DIRECTORY [bare]`, a small disk of its own: says in one line of JSON how many
batches were acknowledged after the disk was full, and what the vault holds when it is opened again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.vault import Acknowledged, Report, RoomLeft, SaveFailed, Vault
from hearing_desk.vault.second_place import VARIABLE as SECOND
from tests.vault.practice import PACK, draft, event, make_vault, reopened

HEARING = "small"
HALF_AN_HOUR = 2900
"""Batches: 46,000 in eight hours of which two fifths are typed (reliability.md 4.5), for thirty minutes."""

_A_TURN = 12
_BLOCK = 4096
_PATIENCE_S = 0.2


def main(directory: str, *manner: str) -> None:
    """Type a little, fill the disk, type on for half an hour and look at what is there; `bare`: without the reserve."""
    os.environ[SECOND] = "/dev/null/none"
    vault = make_vault(Path(directory) / "vault")
    vault.create_hearing(lambda: HEARING, PACK)
    told: list[Report] = []
    writer = vault.open_writer(HEARING, lambda act: act(), told.append, retry_s=0.05)
    writer.write(drafts=[draft("t0", "Goedemorgen.")])
    writer.flush()
    if "bare" in manner:
        (vault.directory / "reserve").unlink()
    _fill(Path(directory) / "others")
    for number in range(1, HALF_AN_HOUR + 1):
        _type(writer.write, number)
        writer.close_batch()
        if number % 50 == 0:
            with suppress(DeskError):
                writer.flush(_PATIENCE_S)
    with suppress(DeskError):
        writer.stop(_PATIENCE_S)
    vault.close()
    (Path(directory) / "others").unlink()
    print(json.dumps({**_summary(told), **_found(vault.directory)}))


def _type(write: Callable[..., None], number: int) -> None:
    turn, part = divmod(number, _A_TURN)
    text = "Ik liep naar de brug en zag het water. " * (part + 1)
    if part == 0:
        write([event(turn, json.dumps({"id": f"t{turn}", "text": text * _A_TURN}))], dropped_drafts=[f"t{turn}"])
    else:
        write(drafts=[draft(f"t{turn + 1}", text)])


def _fill(path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(descriptor, bytes(_BLOCK))
    except OSError:
        os.close(descriptor)


def _summary(told: list[Report]) -> dict[str, object]:
    failed = [report for report in told if isinstance(report, SaveFailed)]
    return {
        "acknowledged": sum(isinstance(report, Acknowledged) for report in told) - 1,
        "failed": sorted({report.problem.code for report in failed}),
        "low": sum(isinstance(report, RoomLeft) and report.is_low for report in told),
    }


def _found(directory: Path) -> dict[str, object]:
    with reopened(directory) as vault:
        return {"events": len(_read(vault)), "reserve": (directory / "reserve").exists()}


def _read(vault: Vault) -> tuple[object, ...]:
    return vault.read_hearing(HEARING).events


if __name__ == "__main__":
    main(*sys.argv[1:])
