#!/usr/bin/env python3
"""Writes the seeds of tests/fuzz/corpus from tests/vectors/candour1_kat.json. Run once; the seeds are committed."""
import json, os

here = os.path.dirname(os.path.abspath(__file__))
answers = {a["name"]: a["value"] for a in json.load(open(here + "/../vectors/candour1_kat.json"))}


def raw(name):
    value = answers[name]
    return bytes.fromhex(value.split(" ")[-1])


def write(target, name, data):
    folder = here + "/corpus/" + target
    os.makedirs(folder, exist_ok=True)
    open(folder + "/" + name, "wb").write(data)


def refusals(prefix):
    return {n: raw(n) for n in answers if n.startswith("refuse." + prefix + ".")}


for kind in ("record",):
    for name, data in list(refusals(kind).items())[:12]:
        write("fuzz_record", name, data)
        write("fuzz_envelope", name, b"\1" + data)
for prefix in ("commit", "need", "ready", "withdraw", "roster"):
    for name, data in list(refusals(prefix).items())[:3]:
        write("fuzz_record", name, data)
for name, data in list(refusals("change").items())[:10]:
    if len(data) < 4096:
        write("fuzz_change", name, data)
write("fuzz_change", "prose", "café\n".encode())
write("fuzz_change", "time", bytes.fromhex("05500000") + bytes.fromhex("5802") + b"Europe/London")
for name, data in list(refusals("statement").items())[:8]:
    write("fuzz_statement", name, data)
write("fuzz_statement", "armour", answers["consent.armour"].encode())
write("fuzz_statement", "intent", raw("intent"))
write("fuzz_statement", "name", "Will Ashdown’s list, W.A.".encode())
for name in ("vault", "step_up"):
    write("fuzz_vault_header", name, raw(name))
write("fuzz_words", "twelve", answers["pair.words"].encode())
write("fuzz_words", "pasted", b"candour invitation 1\nrelay.test:8443\n" + answers["pair.words"].encode() + b"\n")
write("fuzz_words", "half", answers["pair.number"].encode()[:11])
write("fuzz_words", "five", b"aban-amou-liar-expi-adju")
for name in ("T1", "T1.link-device"):
    write("fuzz_pairing", name, raw(name))
for name, data in list(refusals("welcome").items())[:4]:
    write("fuzz_pairing", name, data)
ids = bytes(range(32))
frame = lambda op, body: b"CNR1" + bytes([op, 0, 0, 0]) + (5890000).to_bytes(4, "little") + len(body).to_bytes(4, "little") + ids + ids + body + bytes(64)
append = (1).to_bytes(4, "little") + (4096).to_bytes(4, "little") + bytes(i % 256 for i in range(4096))
fetch = (1767225600).to_bytes(8, "little") + bytes(8) + (500).to_bytes(4, "little") + (4194304).to_bytes(4, "little") + bytes(4)
create = bytes([0, 2, 0, 0]) + ids + ids + bytes(32) + b"\1" * 32
for name, op, body in (("create", 1, create), ("append", 2, append), ("fetch", 3, fetch), ("head", 4, ids)):
    write("fuzz_relay_frame", name, frame(op, body))
    write("fuzz_relay_frame", name + ".body", body)
write("fuzz_relay_frame", "http", b"POST /v1/box HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: 144\r\n\r\n")
page = (1767225600).to_bytes(8, "little") + (1).to_bytes(8, "little") + bytes(4) + (1).to_bytes(4, "little") + (1).to_bytes(8, "little") + (4096).to_bytes(4, "little") + bytes(4096)
write("fuzz_relay_answer", "page", page)
write("fuzz_relay_answer", "frame", b"CNS1" + bytes([0, 3, 0, 0]) + (5890000).to_bytes(4, "little") + len(page).to_bytes(4, "little") + page)
write("fuzz_relay_answer", "info", b'{"candour_relay":1,"relay_id":"' + b"00" * 32 + b'","t5":1,"log_epoch":1}')
