#!/usr/bin/env python3
"""Indexes a hostile directory: all good articles are found, every other input is named once, in bounded time and memory.

hostile.py --bin DIR [--large] [--seconds 30] [--mebibytes 512]
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def keep_changing(directory, stop):
    """Files that grow, shrink, vanish and become something else while they are read."""
    vanished = 0
    with open(os.path.join(directory, "grows.jsonl"), "a", encoding="utf-8") as lines, \
            open(os.path.join(directory, "grows.txt"), "a", encoding="utf-8") as text:
        while not stop.wait(0.002):
            lines.write('{"title": "T", "text": "Port wraca"}\n' * 20)
            lines.flush()
            text.write("Port wraca do pracy.\n" * 20)
            text.flush()
            os.truncate(os.path.join(directory, "shrinks.txt"), max(0, 60_000 - 200 * vanished))
            if vanished < 60:
                os.unlink(os.path.join(directory, f"vanishes-{vanished}.txt"))
            if vanished == 30:
                os.unlink(os.path.join(directory, "becomes-a-directory.txt"))
                os.mkdir(os.path.join(directory, "becomes-a-directory.txt"))
            vanished += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--mebibytes", type=float, default=512)
    a = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([sys.executable, os.path.join(HERE, "make_hostile.py"), work] + ["--large"] * a.large, check=True)
        with open(os.path.join(work, "expected.json"), encoding="utf-8") as file:
            expected = json.load(file)
        inputs, index = os.path.join(work, "in"), os.path.join(work, "db")
        stop = threading.Event()
        changes = threading.Thread(target=keep_changing, args=(os.path.join(inputs, "changing"), stop))
        changes.start()
        start = time.monotonic()
        with subprocess.Popen([os.path.join(a.bin, "tropa-index"), "--db", index, "--report", "json", inputs],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
            printed = run.stdout.read()
            _, status, usage = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        stop.set()
        changes.join()
        mebibytes = usage.ru_maxrss / 1024
        if run.returncode != 3:
            faults.append(f"exit status {run.returncode}, not 3")
        report = json.loads(printed)
        named = [one["path"] for one in report["skipped"] + report["left_out"]]
        for path in expected["named"]:
            count = named.count(os.path.join(inputs, path))
            if count != 1:
                faults.append(f"{path}: named {count} times")
        for path in set(named):
            short = os.path.relpath(path, inputs)
            if short not in expected["named"] and not short.startswith(("long/", "changing/")):
                faults.append(f"{short}: named, but it should not be")
        export = subprocess.run([os.path.join(a.bin, "tropa-index"), "--db", index, "--export", "jsonl"],
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        words = set(export.stdout.decode().replace(".", " ").replace('"', " ").split())
        for number in range(1, expected["good"] + 1):
            if f"numer{number}" not in words:
                faults.append(f"the article numer{number} is missing")
        if b"root:x:0" in export.stdout:
            faults.append("a file from outside is in the index")
    if seconds > a.seconds:
        faults.append(f"{seconds:.1f} s")
    if mebibytes > a.mebibytes:
        faults.append(f"{mebibytes:.0f} MiB")
    for fault in faults:
        print(fault)
    print(f"{expected['good']} good articles, {len(expected['named'])} inputs to name, {seconds:.1f} s, {mebibytes:.0f} MiB, "
          f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
