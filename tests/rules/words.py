#!/usr/bin/env python3
"""The catalogues of the app's words (assets/i18n) against the sources: no sentence that the sources have no more, no translation that
lost or made a %1, and no word in the sources whose context lupdate cannot tell, for it would never be found. What is new in the sources
and not yet in a catalogue is counted, not complained of: it stays English. `words.py LUPDATE FOLDER` checks a source tree;
`words.py LUPDATE --self-test` shows that each fault is found."""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# What lupdate says of a tr() that it puts into another context than the program will look in.
LOST = re.compile(r"lacks Q_OBJECT|Qualifying with unknown")


def messages_of(catalogue):
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            yield (context.findtext("name"), message.findtext("source")), message.findtext("translation") or ""


def said_in(root, lupdate):
    """What the sources say now, and what lupdate complains of."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh_cy.ts"
        folders = [name for name in ("app", "platform", "qml") if (root / name).is_dir()]
        told = subprocess.run([lupdate, "-I", ".", "-extensions", "cpp,h,qml", "-locations", "none", *folders, "-ts", fresh],
                              cwd=root, capture_output=True, text=True, check=True)
        lost = [line.strip() for line in (told.stdout + told.stderr).splitlines() if LOST.search(line)]
        return {key for key, _ in messages_of(fresh)}, lost


def check(root, lupdate):
    said, faults = said_in(root, lupdate)
    catalogues = sorted((root / "assets/i18n").glob("*.ts"))
    if not catalogues:
        faults.append("no catalogue")
    for catalogue in catalogues:
        known = dict(messages_of(catalogue))
        for (context, source), translation in known.items():
            if (context, source) not in said:
                faults.append(f"{catalogue.name}: {context} says no more: {source}")
            if translation and sorted(re.findall(r"%\w", source)) != sorted(re.findall(r"%\w", translation)):
                faults.append(f"{catalogue.name}: {context}: other places than the source has: {translation}")
        there = sum(1 for translation in known.values() if translation)
        print(f"{catalogue.name}: {there} of {len(said)} translated, {len(said - known.keys())} not in it yet")
    return faults


BAD_CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy">
<context><name>Page</name>
<message><source>Gone</source><translation>Wedi mynd</translation></message>
<message><source>%1 pupils</source><translation>disgybl</translation></message>
</context></TS>
"""


def self_test(lupdate):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {"assets/i18n/jotter_cy.ts": BAD_CATALOGUE,
                           "qml/Page.qml": 'Text { text: qsTr("%1 pupils") }\n',
                           "app/words.cpp": 'namespace words {\nQString a() { return tr("Today"); }\n}\n'}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        faults = check(root, lupdate)
    print("\n".join(faults))
    return [f"not found: {word}" for word in ("Gone", "disgybl", "Q_OBJECT") if not any(word in fault for fault in faults)]


def main():
    lupdate, what = sys.argv[1:]
    faults = self_test(lupdate) if what == "--self-test" else check(Path(what), lupdate)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
