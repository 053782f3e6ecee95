"""Reads a hearing as a stranger would: by docs/vault-format.md alone, with another library, without this program.

It imports nothing of ours. Arguments: the vault, the hearing's id, and the file to read (a path inside the vault); the
passphrase comes on standard input. It prints one JSON object.
"""

from __future__ import annotations

import hashlib
import json
import struct
import sys
import unicodedata
from pathlib import Path
from typing import Any

import apsw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def vault_key(vault: Path, passphrase: str) -> bytes:
    body = _body(vault / "header-a.json")
    kdf = body["kdf"]
    outer = Argon2id(
        salt=bytes.fromhex(kdf["salt"]), length=32, iterations=kdf["iterations"], lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    ).derive(unicodedata.normalize("NFC", passphrase).encode())  # fmt: skip
    return _unwrapped(outer, body["wraps"]["passphrase"], f"hearing-desk/1/vault-key\n{body['vault_id']}")


def data_key(directory: Path, key: bytes, hearing_id: str) -> bytes:
    return _unwrapped(
        key, _body(directory / "keys-a.json")["wraps"]["vault"], f"hearing-desk/1/data-key\n{hearing_id}"
    )


def derived(key: bytes, purpose: str, owner: str) -> bytes:
    info = f"hearing-desk/1/{purpose}\n{owner}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)


def read_database(path: Path, key: bytes) -> dict[str, Any]:
    connection = apsw.Connection(str(path))
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return {
        "events": connection.execute("SELECT seq, at, kind, version, payload FROM event ORDER BY seq").fetchall(),
        "drafts": connection.execute("SELECT turn, text FROM draft ORDER BY turn").fetchall(),
        "pack": connection.execute("SELECT json FROM pack").fetchall()[0][0],
    }


def read_journal(path: Path, key: bytes) -> dict[str, Any]:
    content = path.read_bytes()
    assert content[:8] == b"HDJRNL" + struct.pack(">H", 1)
    before, at, batches = hashlib.sha256(content[:28]).digest(), 28, []
    while at < len(content):
        length, seq, nonce = struct.unpack_from(">IQ12s", content, at)
        record = content[at : at + 24 + length]
        plain = AESGCM(key).decrypt(nonce, record[24:], struct.pack(">Q", seq) + before)
        before, at = hashlib.sha256(before + record).digest(), at + 24 + length
        batches.append(json.loads(plain))
    return {"batches": batches}


def _body(path: Path) -> Any:
    return json.loads(path.read_bytes())["body"]


def _unwrapped(outer: bytes, wrap: dict[str, str], context: str) -> bytes:
    return AESGCM(outer).decrypt(bytes.fromhex(wrap["nonce"]), bytes.fromhex(wrap["sealed"]), context.encode())


def main() -> None:
    vault, hearing_id, path = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    key = data_key(path.parent, vault_key(vault, sys.stdin.read()), hearing_id)
    if path.name.startswith("journal-"):
        read = read_journal(path, derived(key, "journal", hearing_id))
    elif path.name == "backup.db":
        read = read_database(path, derived(key, "backup", f"{hearing_id}\n{path.parent.name}"))
    else:
        read = read_database(path, derived(key, "database", hearing_id))
    print(json.dumps(read))


if __name__ == "__main__":
    main()
