#!/usr/bin/env python3
"""How long the application takes to start, beside another build of it, in turns.

Measures the time from the command to "Listening on", and the processor time of the application's process until then, of

- a start with existing data, which is what a restart is;
- with --archive, also of a start with a class-data archive, as the Docker image has it.

Other processes on the machine count, so only the ratio to the other build says something. Copy target/quarkus-app of the
commit to compare with, and name the copy:

    mvn package -DskipTests && python3 src/bench/start.py [--other <copy>] [--archive] [--rounds 5]
"""

import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

from playground import PROJECT, median, spread

OWN = PROJECT / "target" / "quarkus-app"
TICKS = os.sysconf("SC_CLK_TCK")


def command(build, *options):
    return ["java", *options, "-jar", str(build / "quarkus-run.jar")]


def environment(folder):
    ports = {"QUARKUS_HTTP_PORT": "0", "QUARKUS_MANAGEMENT_PORT": "0", "LOCKPLAY_REHEARSAL_RUNS": "0"}
    return {**os.environ, "LOCKPLAY_DATA_DIR": folder, **ports}


def start(build, folder, *options):
    """Starts a build and stops it. Gives milliseconds until it listens, and of processor time until then."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command(build, *options), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment(folder)
    )
    for line in process.stdout:
        if re.search("Listening on: ", line):
            break
    else:
        raise SystemExit(f"{build} did not start")
    taken = (time.perf_counter() - begin) * 1e3
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    worked = (int(fields[11]) + int(fields[12])) * 1e3 / TICKS
    process.send_signal(signal.SIGTERM)
    process.stdout.read()
    process.wait()
    return taken, worked


def archive(build, folder):
    """Makes the class-data archive of a build; gives the option that uses it."""
    file = str(pathlib.Path(folder) / "application.jsa")
    start(build, folder, f"-XX:ArchiveClassesAtExit={file}", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
    if not pathlib.Path(file).exists():
        raise SystemExit("the JVM has not written a class-data archive")
    return f"-XX:SharedArchiveFile={file}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--other", type=pathlib.Path, help="a copy of target/quarkus-app of another commit")
    parser.add_argument("--archive", action="store_true", help="also with a class-data archive")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    folders = []
    kinds = {}

    def add(name, build, with_archive=False):
        folder = tempfile.mkdtemp(prefix="lockplay-start-")
        folders.append(folder)
        options = [archive(build, folder)] if with_archive else []
        start(build, folder, *options)
        kinds[name] = (build, folder, options, [])

    try:
        if arguments.other:
            add("the other build", arguments.other)
        add("this build", OWN)
        if arguments.archive:
            add("this build, with an archive", OWN, True)
        for _ in range(arguments.rounds):
            for name, (build, folder, options, figures) in kinds.items():
                figures.append(start(build, folder, *options))
                print(f"{name}: {figures[-1][0]:.0f} ms, {figures[-1][1]:.0f} ms of processor time", flush=True)
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
    first = next(iter(kinds.values()))[3]
    print(f"{'ms: least, median, greatest':28} {'until it listens':>26}   ratio {'processor time':>26}   ratio")
    for name, (_, _, _, figures) in kinds.items():
        cells = []
        for i in (0, 1):
            own = [figure[i] for figure in figures]
            cells.append(f"{spread(own)} {median(own) / median([figure[i] for figure in first]):7.2f}")
        print(f"{name:28} {'  '.join(cells)}")


if __name__ == "__main__":
    main()
