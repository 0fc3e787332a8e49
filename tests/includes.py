#!/usr/bin/env python3
"""Which folder may include which: inside a room only those before it, and never out of the room
through "..". The folders stand in the order in which data flows; STYLE of the tree, and each room's
README walks through them in this order."""
import pathlib
import re
import sys

ROOMS = {
    "indexer": ["glass", "schema", "sources", "readers", "terms", "segments", "index", "commands", "program"],
    "searcher": ["query", "words", "repair", "expand", "index", "match", "remote", "engines", "hits", "render", "program"],
}
# All that others see of glass, and all that glass sees of the project.
GLASS_DOOR = "glass/glass.hpp"
INCLUDE = re.compile(r'\s*#\s*include\s*["<]([^">]+)[">]')


def includes(top):
    for folder in ("stemmers", "indexer", "searcher", "tests"):
        for path in sorted((top / folder).rglob("*")):
            if path.suffix not in (".hpp", ".cpp", ".h", ".c"):
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                if found:
                    yield path.relative_to(top), number, found[1]


def complaint(path, included):
    if ".." in included:
        return 'includes through ".."; use the door of the other room'
    room, folder = path.parts[0], path.parts[1]
    order = ROOMS.get(room, [])
    target = included.split("/")[0] if "/" in included else ""
    if folder == "glass" and room == "indexer" and "/" in included:
        if target not in ("glass", "tropa", "sys"):  # sys/: the system's own
            return "glass knows nothing of the project but tropa/"
    elif room in ROOMS and target == "glass" and included != GLASS_DOOR:
        return f"only {GLASS_DOOR} is for others"
    if folder in order and target in order and order.index(target) > order.index(folder):
        return f"{folder}/ comes before {target}/ and may not include it"
    return ""


def main():
    top = pathlib.Path(__file__).resolve().parent.parent
    print("Checking that no #include leaves its room or goes against the flow", flush=True)
    wrong = 0
    for path, number, included in includes(top):
        what = complaint(path, included)
        if what:
            print(f"{path}:{number}: {included}: {what}", file=sys.stderr)
            wrong += 1
    return 1 if wrong else 0


sys.exit(main())
