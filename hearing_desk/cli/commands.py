"""Every headless command: apart from the program itself, which loads them only when one is named."""

from __future__ import annotations

import click

from hearing_desk.cli.doctor import doctor_command
from hearing_desk.cli.export import export_command
from hearing_desk.cli.forms import forms_commands
from hearing_desk.cli.parts import Parts
from hearing_desk.cli.practise import practise_command
from hearing_desk.cli.recover import organisation_key_command, recover_command
from hearing_desk.cli.replay import demo_command, replay_command
from hearing_desk.cli.verify import verify_command
from hearing_desk.i18n import Words


def headless_commands(words: Words, parts: Parts) -> tuple[click.Command, ...]:
    """What can be asked of the program without its windows."""
    return (
        replay_command(words, parts),
        demo_command(words, parts),
        practise_command(words, parts),
        export_command(words, parts),
        doctor_command(words, parts),
        recover_command(words, parts),
        organisation_key_command(words),
        verify_command(words),
        forms_commands(words, parts),
    )
