"""Everything a fresh machine needs, in one command: `python3 dev.py demo | run | test | check | lock`.

Standard library only, because it runs before anything is installed. It looks for a fitting Python and the system
libraries, makes `.venv`, installs the pinned packages (each checked against its hash) and then does the job:

    demo [--out FOLDER]   make the sample office, write its documents, open the window on it
    run [ARGUMENTS]       start Mentor Desk; what follows is passed on to it
    test [ARGUMENTS]      run the tests; what follows is passed on to pytest
    check                 lint, types and import rules
    lock                  work the pins out again after a change to requirements*.in
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  this file must answer in words on an older Python, too
    import subprocess

    print("Mentor Desk needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031
    for _name in ("python3.13", "python3.12", "python3.11"):
        try:
            subprocess.check_output([_name, "-c", "import venv"], stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            continue
        sys.exit("Type instead: " + " ".join([_name, *sys.argv]))
    sys.exit("Install Python 3.11, 3.12 or 3.13 and run it again.")

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed-pins.json"
PINS = {"runtime": "requirements.txt", "dev": "requirements-dev.txt"}

# What the Qt wheels expect of the system: shared library -> Debian package.
BASE_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1"}

OFFICE_NAME = "sample-office.mentordesk"
WORKBOOKS_NAME = "goal-workbooks.pdf"
DEAN_NAME = "dean-workbook.xlsx"

INSTALL_FAULTS = (
    (
        ("Temporary failure in name resolution", "Failed to establish", "NewConnectionError", "Network is unreachable",
         "ConnectTimeout", "Read timed out", "ReadTimeout", "ProxyError", "Connection refused", "Connection reset"),
        "The package index could not be reached. Check the network, or the proxy and index set for pip, and run the "
        "same command again. What was downloaded so far is kept.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
        "The package index was reached, but its certificate is not trusted here. Name your organisation's certificate "
        "file in PIP_CERT and run the same command again.",
    ),
    (("DO NOT MATCH THE HASHES",), "A package is not the one that was pinned, so it was not installed. Run the command "
     "again; if it stays so, the index you use has changed the file."),
    (("No space left", "Errno 28"), "The disk is full. The packages need about 700 MB. Free some space and run the "
     "same command again."),
    (("No matching distribution", "Could not find a version"), "The index you use has no package for this system and "
     "Python. Mentor Desk supports Python 3.11 to 3.13 on 64-bit Linux and Windows, and on macOS 15 or newer with "
     "Apple silicon."),
)  # fmt: skip


class Stop(Exception):
    """The job cannot go on; the text says what happened and what to do."""


def main(words: list[str]) -> int:
    """Do the job named on the command line; give the exit code."""
    options, rest = _read(words)
    jobs = {"demo": _demo, "run": _run, "test": _test, "check": _check, "lock": _lock}
    try:
        return jobs[options.job](options, rest)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _read(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    jobs = parser.add_subparsers(dest="job", required=True, metavar="JOB")
    demo = jobs.add_parser("demo", help="make the sample office and its documents, open the window on it")
    demo.add_argument("--out", metavar="FOLDER", type=Path, default=Path("demo-office"))
    for job, text in (("run", "start Mentor Desk"), ("test", "run the tests"), ("check", "lint, types, import rules"),
                      ("lock", "work the pins out again; --upgrade takes newer versions")):  # fmt: skip
        jobs.add_parser(job, help=text, add_help=job not in ("run", "test"))
    if words and words[0] in ("run", "test"):  # all that follows belongs to the program or to pytest
        return parser.parse_args(words[:1]), words[2:] if words[1:2] == ["--"] else words[1:]
    options, rest = parser.parse_known_args(words)
    if rest and not (options.job == "lock" and rest == ["--upgrade"]):
        parser.error(f"{options.job} does not know {' '.join(rest)}")
    return options, rest


# The jobs


def _demo(options: argparse.Namespace, _rest: list[str]) -> int:
    folder: Path = options.out.expanduser().resolve()
    window = _has_display()
    _make_ready("runtime", window=window)
    office = _sample_office(folder)
    cohort = _running_cohort(office)
    workbooks, dean = folder / WORKBOOKS_NAME, folder / DEAN_NAME
    print(f"Writing the goal workbooks of {cohort['name']} ...")
    _mentor_desk(office, "export", "goal-workbook", "--cohort", str(cohort["id"]), "--out", str(workbooks))
    print("Writing the dean's workbook ...")
    _mentor_desk(office, "export", "dean-workbook", "--cohort", str(cohort["id"]), "--out", str(dean))
    print(f"\nThe sample office   {office}\nGoal workbooks      {workbooks}\nDean's workbook     {dean}\n")
    if not window:
        print("There is no display here, so no window was opened. Where there is one, type:")
        print(f"    {_python_word()} dev.py run --office {_quoted(office)}")
        return 0
    print("Opening the window on the sample office. Close it to come back here.", flush=True)
    return subprocess.run([_venv_python(), "main.py", "--office", str(office)], cwd=ROOT).returncode


def _run(_options: argparse.Namespace, rest: list[str]) -> int:
    window = _has_display()
    if not window and (not rest or "--smoke" in rest):
        raise Stop(
            "There is no display here, so no window can be opened.\n"
            "Run it from a desktop, or on a made-up screen: xvfb-run -a python3 dev.py run\n"
            "The command line works without one: python3 dev.py run --help"
        )
    _make_ready("runtime", window=window)
    return subprocess.run([_venv_python(), str(ROOT / "main.py"), *rest]).returncode


def _test(_options: argparse.Namespace, rest: list[str]) -> int:
    _make_ready("dev", libraries=BASE_LIBRARIES)
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return _show([_venv_python(), "-m", "pytest", "-n", "2", *rest], surroundings)


def _check(_options: argparse.Namespace, _rest: list[str]) -> int:
    _make_ready("dev", libraries=BASE_LIBRARIES)
    results = [
        _show([_venv_tool("ruff"), "check", "."]),
        _show([_venv_tool("mypy"), "--strict", "app", "exports", "ui"]),
        _show([_venv_tool("lint-imports"), "--no-logo"]),
    ]
    print("All checks passed." if not any(results) else "Some checks failed; see above.")
    return int(any(results))


def _lock(_options: argparse.Namespace, rest: list[str]) -> int:
    uv = shutil.which("uv") or (_venv_tool("uv") if Path(_venv_tool("uv")).exists() else None)
    if not uv:
        raise Stop("Working out the pins needs uv. Type: .venv/bin/python -m pip install uv")
    common = ["--quiet", "--generate-hashes", "--universal", "--python-version", "3.11", "--no-annotate", "--no-header",
              "--no-emit-index-url", "--no-emit-find-links", *rest]  # fmt: skip
    for source, target in (("requirements.in", "requirements.txt"), ("requirements-dev.in", "requirements-dev.txt")):
        code = _show([uv, "pip", "compile", *common, source, "--output-file", target])
        if code:
            return code
    return 0


# The sample office


def _sample_office(folder: Path) -> Path:
    """The office file of the demo in `folder`: the one that is there, changes and all, or a new one."""
    office = folder / OFFICE_NAME
    if office.exists():
        print(f"{office} is there already and is kept as it is, with your changes.")
        print("Its documents are written again. For a fresh office, name another folder with --out.")
        return office
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"The folder {folder} cannot be made ({error.strerror}). Name another with --out.") from error
    print("Making the sample office: a fictional career office with about 400 people ...", flush=True)
    try:
        _mentor_desk(None, "demo", str(office))
    except BaseException:
        office.unlink(missing_ok=True)  # half an office would be taken for a whole one next time
        raise
    return office


def _running_cohort(office: Path) -> dict[str, object]:
    """The cohort that is running, or the last one when none is."""
    cohorts: list[dict[str, object]] = json.loads(_mentor_desk(office, "--json", "cohorts"))["cohorts"]
    if not cohorts:
        raise Stop(f"There is no cohort in {office}. Make one in the window, or name another folder with --out.")
    return next((cohort for cohort in cohorts if cohort.get("state") == "running"), cohorts[-1])


def _mentor_desk(office: Path | None, *words: str) -> str:
    """Run one command of Mentor Desk without a window and give what it printed; Stop with its own words if it fails."""
    where = ["--office", str(office)] if office else []
    command = [_venv_python(), "main.py", *where, *words]
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        step = " ".join([*where, *words])
        raise Stop(f"{done.stdout}This step failed (exit code {done.returncode}): main.py {step}")
    return done.stdout


# Making the machine ready


def _make_ready(pins: str, *, window: bool = False, libraries: dict[str, str] | None = None) -> None:
    """See to the system libraries, `.venv` and the pinned packages; quick when all is there."""
    needed = dict(libraries or {})
    if window:
        needed.update(BASE_LIBRARIES, **(WINDOW_LIBRARIES if os.environ.get("DISPLAY") else WAYLAND_LIBRARIES))
    if sys.platform.startswith("linux"):
        _see_to_libraries(needed)
    _see_to_venv()
    _see_to_packages(pins)


def _see_to_libraries(needed: dict[str, str]) -> None:
    missing = sorted({package for library, package in needed.items() if not _loads(library)})
    if not missing:
        return
    _apt_install(missing, "Qt needs system libraries that are not here")
    still = sorted(library for library in needed if not _loads(library))
    if still:
        raise Stop("These system libraries are still missing: " + ", ".join(still))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_install(packages: list[str], reason: str) -> None:
    """Install Debian packages when we may; otherwise Stop with the line to type."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Stop(f"{reason}. Install what your system calls these Debian packages, then run this again:\n    {names}")
    line = f"apt-get install --no-install-recommends {names}"
    if os.geteuid() != 0:
        raise Stop(f"{reason}. Type this, then run this again:\n    sudo {line}")
    print(f"{reason}. Installing with apt-get: {names}", flush=True)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in ("apt-get update", f"{line} --yes"):
        done = subprocess.run(
            command.split(), env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-8:])
        raise Stop(f"{last}\napt-get could not install them. Check the network, then type:\n    {line}")


def _see_to_venv() -> None:
    if _venv_works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        _apt_install([f"python{_version()}-venv"], "This Python cannot make a virtual environment by itself")
    print(f"Making .venv with Python {_version()} ...", flush=True)
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], stdout=subprocess.PIPE, text=True)
    if done.returncode or not _venv_works():
        raise Stop(f"{done.stdout}\n.venv could not be made in {ROOT}. Check that the folder can be written to.")


def _venv_works() -> bool:
    """Whether `.venv` has a working pip and the same Python as the one that runs this."""
    try:
        done = subprocess.run(
            [_venv_python(), "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.strip() == _version()


def _see_to_packages(pins: str) -> None:
    digests = {name: hashlib.sha256((ROOT / file).read_bytes()).hexdigest() for name, file in PINS.items()}
    installed = _stamped()
    if installed.get(pins) == digests[pins]:
        return
    print("Installing the pinned packages (about 200 MB to download the first time) ...", flush=True)
    _pip_install(PINS[pins])
    # The dev pins hold the runtime pins (a test sees to that), so both are in place after it.
    names = PINS if pins == "dev" else [pins]
    STAMP.write_text(json.dumps({**installed, **{name: digests[name] for name in names}}), encoding="utf-8")


def _stamped() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _pip_install(pin_file: str) -> None:
    command = [_venv_python(), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input",
               "--disable-pip-version-check", "--progress-bar", "off", "-r", pin_file]  # fmt: skip
    surroundings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    pip = subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    told: list[str] = []
    for line in pip.stdout or ():
        told.append(line.rstrip())
        if line.startswith("Collecting "):
            print("   ", line.split()[1].replace("==", " "), flush=True)
        elif line.startswith("Installing collected"):
            print("    unpacking ...", flush=True)
    if pip.wait():
        last = [line[:200] for line in told if "is ignored" not in line][-8:]
        raise Stop("\n".join([*last, "", _install_fault("\n".join(told))]))


def _install_fault(told: str) -> str:
    for signs, words in INSTALL_FAULTS:
        if any(sign in told for sign in signs):
            return words
    return "The packages could not be installed; pip's own words are above."


# Small things


def _has_display() -> bool:
    if sys.platform == "win32" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _show(command: list[str], surroundings: dict[str, str] | None = None) -> int:
    """Print the command, run it in the project's folder, give its exit code."""
    print("$", " ".join([Path(command[0]).name, *command[1:]]), flush=True)
    return subprocess.run(command, cwd=ROOT, env=surroundings).returncode


def _venv_python() -> str:
    return _venv_tool("python")


def _venv_tool(name: str) -> str:
    return str(VENV / "Scripts" / f"{name}.exe" if sys.platform == "win32" else VENV / "bin" / name)


def _version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _python_word() -> str:
    return "py" if sys.platform == "win32" else "python3"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
