#!/usr/bin/env python3
"""The house rules of architecture.md that a reader of the code can check, checked: arrows between folders, banned calls,
accessible names, file sizes, and that no file names this machine or a registry. `check.py FOLDER` checks a source tree;
`check.py --self-test` shows that each rule finds what it is for."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# A folder (longest match counts) and the folders that it may include from. A file may always include from its own folder.
ARROWS = {
    "sync/change": [],
    "sync/seal": ["sync/change"],
    "sync/engine": ["sync/change"],
    "sync/transport": ["sync/change", "sync/engine"],
    "sync/server": ["sync/change", "sync/seal"],
    "platform/api": ["sync/change"],
    "platform/desktop": ["platform/api", "sync/change", "sync/engine"],
    "platform/fake": ["platform/api", "sync/change", "sync/engine"],
    "app/domain": ["sync/change"],
    "app/store": ["app/domain", "sync/change", "sync/seal", "sync/engine"],
    "app/media": ["app/domain", "sync/change", "sync/seal", "sync/engine", "platform/api"],
    "app/session": ["app/domain", "sync/change", "platform/api"],
    "app/insight": ["app/domain", "sync/change"],
    "app/exchange": ["app/domain", "sync/change"],
    "app/viewmodels": ["app/session", "app/insight", "app/exchange", "app/media", "app/store", "app/domain", "sync/change",
                       "sync/engine", "platform/api"],
    "app/shell": ["app", "sync", "platform", "assets/demo"],
    "assets/demo": ["app/domain", "sync/change"],
    "qml": ["app/viewmodels", "app/shell"],
    "tests": ["app", "sync", "platform", "assets", "qml"],
}
TOP = {"app", "qml", "sync", "platform", "tests", "assets"}

# What, where (path prefixes), why.
BANNED = [
    (r"\bprocessEvents\s*\(", ["app", "qml", "sync", "platform"], "no nested handling of events"),
    (r"\bQEventLoop\b", ["app", "qml", "sync"], "no nested event loops"),
    (r"\bsetContextProperty\s*\(", [""], "no context properties: QML_ELEMENT types and required properties"),
    (r"\bsender\s*\(\s*\)", ["app", "qml", "sync", "platform"], "no sender()"),
    (r"\b(QThread::m?sleep|std::this_thread::sleep_\w+|usleep|nanosleep)\b", [""], "no sleeps: wait on a signal or a condition"),
    (r"\bqsnprintf|\bsprintf\s*\(|\bstrcpy\s*\(", [""], "unbounded C string calls"),
    (r"\.(then|unwrap|onFailed|onCanceled)\s*\(|\bQtFuture::when(All|Any)\b", ["app", "qml", "sync", "platform"],
     "no continuation of a QFuture: in Qt 6.4 it can run twice (platform/api/answer.h)"),
    (r"#include\s+<Q(Gui|Quick|Qml|Image|Window|Painter)", ["sync"], "nothing in sync/ knows a window"),
    (r"#include\s+[<\"]Q[A-Z]", ["sync"], "nothing in sync/ uses Qt"),
    (r"\b(TODO|FIXME|XXX|HACK)\b", [""], "no loose ends in the code"),
    (r"\|\|\s*true\b", ["run", ".ci", "tests"], "errors are not swallowed"),
    (r"\bQVERIFY\(\s*true\s*\)", ["tests"], "a test asserts something"),
]
MACHINE = re.compile(r"(^|[^A-Za-z0-9_./-])/(work|farm|root)/|registry\.[a-z]+\.org|deb\.[a-z]+\.org", re.I)
INTERACTIVE = re.compile(r"^\s*(\w+\.)?(Button|AbstractButton|TapHandler|MouseArea|TextField|TextArea|Switch|CheckBox|Slider|"
                         r"ItemDelegate|RoundButton|ToolButton)\s*\{", re.M)
CODE = {".cpp", ".h"}


def files_of(root):
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True)
    names = listed.stdout.split("\n") if listed.returncode == 0 else [str(p.relative_to(root)) for p in root.rglob("*")]
    return sorted(Path(n) for n in names if n and (root / n).is_file())


def home_of(path):
    """The key of ARROWS that the file lives under."""
    best = ""
    for folder in ARROWS:
        if path.as_posix().startswith(folder + "/") and len(folder) > len(best):
            best = folder
    return best


def check_arrows(path, text, complain):
    home = home_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'\s*#include\s+"([^"]+)"', line)
        if not match:
            continue
        target = match.group(1)
        if target.split("/")[0] not in TOP:
            if "/" in target or not target.endswith(".moc"):
                complain(path, number, f'"{target}" is not named from the root of the source tree')
            continue
        allowed = [home, *ARROWS.get(home, [])]
        if home and not any(target.startswith(folder + "/") for folder in allowed):
            complain(path, number, f"{home} may not include {target}")


def check_banned(path, text, complain):
    if path.as_posix().startswith("tests/rules/"):
        return
    for pattern, places, why in BANNED:
        if not any(path.as_posix().startswith(place) for place in places):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(pattern, line):
                complain(path, number, f"{why}: {line.strip()[:80]}")


def block_at(text, start):
    """The text from `start` to the brace that closes the one after it."""
    depth = 0
    for i in range(text.index("{", start), len(text)):
        depth += {"{": 1, "}": -1}.get(text[i], 0)
        if depth == 0:
            return text[start:i + 1]
    return text[start:]


def check_qml(path, text, complain):
    for match in INTERACTIVE.finditer(text):
        kind = match.group(2)
        if kind in ("TapHandler",):
            continue  # handlers have no name of their own: the item that holds one is checked by the tests of qml/
        block = block_at(text, match.start())
        number = text.count("\n", 0, match.start()) + 2
        if "Accessible.name" not in block and "Accessible.ignored: true" not in block:
            complain(path, number, f"{kind} has no Accessible.name")
    theme = path.as_posix().startswith("qml/theme/")
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r'"#[0-9A-Fa-f]{3,8}"', line) and not theme:
            complain(path, number, "colours come from the theme")
        if re.search(r'\b(text|Accessible\.name|placeholderText|title)\s*:\s*"[^"]*[A-Za-z]{2}', line):
            complain(path, number, "words on the screen go through qsTr")


def check_planted(root, complain):
    """Each fault of sync/change/planted.h stands in the shipped code, is looked for by the simulation, and is in no release."""
    header = root / "sync/change/planted.h"
    if not header.is_file():
        return
    declared = re.search(r"enum class Fault \{(.*?)\};", header.read_text(), re.S).group(1)
    names = re.findall(r"^\s*(\w+)", declared, re.M)
    shipped = [p for p in files_of(root) if p.suffix in CODE and p.parts[0] in {"app", "sync"}]
    code = "".join((root / p).read_text(errors="replace") for p in shipped)
    hunted = root / "tests/sync/simulation/faults.cpp"
    hunt = hunted.read_text() if hunted.is_file() else ""
    for name in names:
        if f"planted(Fault::{name})" not in code:
            complain(Path("sync/change/planted.h"), 0, f"{name} is planted nowhere")
        if f"Fault::{name}" not in hunt:
            complain(Path("sync/change/planted.h"), 0, f"nobody looks for {name}")
    for path in shipped:
        if "JOTTER_PLANTED_FAULTS" in (root / path).read_text(errors="replace") and path.name != "planted.h":
            complain(path, 0, "faults are planted through sync/change/planted.h alone")
    presets = root / "CMakePresets.json"
    for preset in json.loads(presets.read_text())["configurePresets"] if presets.is_file() else []:
        settings = preset.get("cacheVariables", {})
        if settings.get("CMAKE_BUILD_TYPE") == "Release" and settings.get("JOTTER_PLANTED_FAULTS", "OFF") != "OFF":
            complain(Path("CMakePresets.json"), 0, "planted faults have no place in a release")


def check(root):
    faults = []

    def complain(path, number, why):
        faults.append(f"{path}:{number}: {why}")

    code_in = {}
    for path in files_of(root):
        if path.parts[0] == "node_modules" or path.suffix in {".png", ".jpg", ".ttf"} or path.name == "package-lock.json":
            continue
        if len(path.parts) > 1 and path.parts[0] not in TOP and not path.parts[0].startswith("."):
            complain(path, 0, "the top level has six folders and no other")
        text = (root / path).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE.search(line) and not path.as_posix().startswith("tests/rules/"):
                complain(path, number, "names a path of one machine or a registry's host")
        if path.suffix in CODE:
            check_arrows(path, text, complain)
            code_in.setdefault(path.parent, set()).add(path.stem)
        if path.suffix in CODE or path.name == "run" or path.suffix in {".sh", ".py"}:
            check_banned(path, text, complain)
        if path.suffix == ".qml":
            check_qml(path, text, complain)
        if path.suffix in CODE | {".qml"} and text.count("\n") > 400:
            complain(path, 0, f"{text.count(chr(10))} lines: a file past 400 is a design question")
    check_planted(root, complain)
    return faults


BAD_TREE = {
    "sync/change/a.cpp": '#include "app/domain/pupil.h"\n',
    "sync/engine/b.cpp": "#include <QImage>\n",
    "app/viewmodels/c.cpp": "void f() { QCoreApplication::processEvents(); }\n",
    "app/store/d.cpp": "void f() { std::this_thread::sleep_for(s); }\n",
    "qml/board/E.qml": 'Item {\n    Button {\n        text: qsTr("Go")\n    }\n}\n',
    "qml/board/F.qml": 'Rectangle {\n    color: "#FF0000"\n}\n',
    "app/media/g.cpp": "int x;\n" * 401,
    "app/session/k.cpp": "void f() { answer.then(this, g); }\n",
    "docs/h.md": "words\n",
    "app/domain/i.h": "// see /" + "work/shared\n",
    "sync/change/planted.h": "enum class Fault {\n    NowhereToBeFound\n};\n",
    "sync/seal/j.cpp": "#ifdef JOTTER_PLANTED_FAULTS\n",
    "CMakePresets.json": '{"configurePresets":[{"cacheVariables":{"CMAKE_BUILD_TYPE":"Release","JOTTER_PLANTED_FAULTS":"ON"}}]}',
}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in BAD_TREE.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        faults = check(root)
        missed = [name for name in BAD_TREE if not any(fault.startswith(name + ":") for fault in faults)]
        print("\n".join(faults))
        return [f"nothing found in {name}" for name in missed]


def main():
    faults = self_test() if sys.argv[1] == "--self-test" else check(Path(sys.argv[1]))
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
