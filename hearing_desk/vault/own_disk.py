"""Refuses a vault that does not stand on a disk of this computer alone: a network, or a folder that is kept in step.

There locks do not hold, a write that returned may be gone, and copies of the files stand with others.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from hearing_desk.core.problems import DeskError
from hearing_desk.core.text import Text

_ON_SERVERS = frozenset({"afs", "cifs", "coda", "davfs", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs"})
_ON_CLUSTERS = frozenset({"beegfs", "ceph", "glusterfs", "gpfs", "lustre", "ocfs2", "orangefs", "pvfs2"})
_ON_HOSTS = frozenset({"9p", "vboxsf"})
NETWORK = _ON_SERVERS | _ON_CLUSTERS | _ON_HOSTS
"""File systems whose files stand on another computer; everything of FUSE that is not in _OWN_FUSE counts too."""

_OWN_FUSE = frozenset({"fuseblk", "fuse.lxcfs", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.ntfs-3g"})
_SYNC_NAMES = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|google ?drive|googledrive|nextcloud\d*|owncloud|icloud ?drive|mobile documents"
    r"|cloudstorage",
    re.IGNORECASE,
)
_SYNC_MARKS = (".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log", ".stfolder")
_SYNC_MARK_PATTERNS = (".sync_*.db", "._sync_*.db")
_SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CD = 2, 4, 5


def refuse_foreign_place(directory: Path, environment: Mapping[str, str] | None = None) -> None:
    """DeskError `place_network` or `place_sync` unless the directory, made already or not, is this computer's own."""
    surroundings = os.environ if environment is None else environment
    place = directory.absolute().resolve()
    if _is_on_network(place):
        raise DeskError("place_network", _NETWORK_TEXT)
    if is_kept_in_step(place, surroundings):
        raise DeskError("place_sync", _SYNC_TEXT)


def file_system_of(place: Path, mounts: str) -> str:
    """The kind of file system a path stands on, after the text of /proc/self/mountinfo; "" when it does not say."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields.split(" ")[4])
        # Of two on one point the later one covers the earlier.
        if place.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), rest.split(" ")[0]
    return kind


def is_network(file_system: str) -> bool:
    """Whether files of this kind stand on another computer, or may."""
    is_foreign_fuse = file_system.startswith("fuse") and file_system not in _OWN_FUSE
    return file_system in NETWORK or is_foreign_fuse


def is_kept_in_step(place: Path, environment: Mapping[str, str]) -> bool:
    """Whether a program copies this folder elsewhere: after its name, its marks, or what such programs wrote down."""
    above = (place, *place.parents)
    if any(_SYNC_NAMES.fullmatch(folder.name) or _has_mark(folder) for folder in above):
        return True
    return any(folder in above for folder in _known_folders(environment))


def _is_on_network(place: Path) -> bool:
    if sys.platform == "win32":
        return _is_foreign_drive(place)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return is_network(file_system_of(place, mounts))


def _is_foreign_drive(place: Path) -> bool:
    import ctypes

    windll = getattr(ctypes, "windll", None)
    if place.drive.startswith("\\\\"):
        return True
    kind = windll.kernel32.GetDriveTypeW(place.anchor) if windll is not None else 0
    return kind in (_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CD)


def _has_mark(folder: Path) -> bool:
    try:
        return any((folder / mark).exists() for mark in _SYNC_MARKS) or any(
            next(folder.glob(pattern), None) is not None for pattern in _SYNC_MARK_PATTERNS
        )
    except OSError:
        return False


def _known_folders(environment: Mapping[str, str]) -> Iterator[Path]:
    named = [environment.get(name, "") for name in _SYNC_VARIABLES]
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "/nowhere")
    roots = [environment.get(name, "") for name in ("APPDATA", "LOCALAPPDATA")]
    for info in (home / ".dropbox/info.json", *(Path(root) / "Dropbox/info.json" for root in roots if root)):
        named += _dropbox_folders(info)
    named += _nextcloud_folders(home / ".config/Nextcloud/nextcloud.cfg")
    yield from (Path(name).resolve() for name in named if name)


def _dropbox_folders(info: Path) -> list[str]:
    try:
        accounts = json.loads(info.read_text(encoding="utf-8"))
        return [str(account["path"]) for account in accounts.values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _nextcloud_folders(settings: Path) -> list[str]:
    try:
        return re.findall(r"(?m)^[^=\n]*localPath=(.+?)/?\s*$", settings.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []


_NETWORK_TEXT = Text(
    "The folder for the vault is on a network or on a drive that can be taken out. There nothing saved is certain. "
    "Nothing was changed. Choose a folder on this computer's own disk."
)
_SYNC_TEXT = Text(
    "The folder for the vault is copied elsewhere by a sync program (OneDrive, Dropbox, Google Drive, Nextcloud or "
    "iCloud). A vault must stay on this computer. Nothing was changed. Choose a folder outside of it."
)
