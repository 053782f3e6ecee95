from __future__ import annotations

import hashlib
import json

from hearing_desk.reports.json_writer import record_of


def test_the_hash_in_the_file_is_that_of_the_rest_of_the_file() -> None:
    record = record_of({"b": "é", "a": [1, None]})
    content = json.loads(record.data)
    assert content.pop("record_sha256") == record.sha256
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(plain.encode()).hexdigest() == record.sha256


def test_the_file_is_one_sorted_line() -> None:
    data = record_of({"b": 1, "a": 2}).data
    assert data.startswith(b'{"a":2,"b":1,"record_sha256":"')
    assert data.endswith(b'"}\n')
    assert data.count(b"\n") == 1


def test_a_letter_with_its_accent_apart_is_the_same_record() -> None:
    assert record_of({"a": "cafe\u0301"}) == record_of({"a": "café"})


def test_an_old_hash_in_the_content_does_not_count() -> None:
    assert record_of({"a": 1, "record_sha256": "oud"}) == record_of({"a": 1})
