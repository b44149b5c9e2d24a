#!/usr/bin/env python3
"""What readers that stop reading cost: the application's memory for each of them, and the time of somebody else's run.

Lets readers ask for the events of a long run that has ended and read nothing. Reports the memory in use (the heap after
a collection, and buffers outside it) for each of them, and how long a small run takes before and beside them. Fails if
a reader costs more than 1 MiB.

    mvn package -DskipTests && python3 src/bench/stalled.py [--readers 200] [--rounds 10]
"""

import argparse
import json
import os
import pathlib
import socket
import sys
import time

from playground import application, median, memory_in_use, processes, run, run_unwatched, wait_until_warm

# Some 20,000 events, 2 MB.
LONG = {"version": 1, "store": "memory", "lock": {"kind": "atomic"}, "placement": {"processes": 1, "threads": 2},
        "rounds": 200, "program": "query\n" * 49, "timeLimitMs": 60_000}
SMALL = {"version": 1, "lock": {"kind": "semaphore"}, "placement": {"processes": 4}}
MOST_BYTES = 1 << 20
SMALL_BUFFER = 4096
# Of one processor.
QUIET_SHARE = 0.1


def stall(port, path):
    """Asks for a stream and reads nothing of it."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
    reader.connect(("localhost", port))
    reader.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
    return reader


def wait_until_quiet(port):
    """Waits until the application does nothing any more: until the kernel's buffers for the readers are full, too."""
    used, before = processor_seconds(port), -1.0
    while used - before > QUIET_SHARE:
        time.sleep(1)
        before, used = used, processor_seconds(port)


def processor_seconds(port):
    fields = pathlib.Path(f"/proc/{processes[port].pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def small_runs(port, rounds):
    """Milliseconds from the POST of a small run to its end."""
    figures = []
    for _ in range(rounds):
        wait_until_warm(port)
        figures.append(run(port, SMALL)[1])
    return median(figures)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--readers", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=10, help="small runs before and beside them (default 10)")
    chosen = arguments.parse_args()
    with application(LOCKPLAY_WEB_STREAMS_OF_ADDRESS=str(chosen.readers + 10)) as port:
        events, long = run_unwatched(port, LONG)
        small_runs(port, 3)
        alone, before = small_runs(port, chosen.rounds), memory_in_use(port)
        readers = [stall(port, f"/api/runs/{long['id']}/events") for _ in range(chosen.readers)]
        wait_until_quiet(port)
        each = (memory_in_use(port) - before) / chosen.readers
        beside = small_runs(port, chosen.rounds)
        for reader in readers:
            reader.close()
        wait_until_quiet(port)
        left = memory_in_use(port) - before
    size = sum(len(json.dumps(event)) for event in events) >> 10
    print(f"{chosen.readers} readers that read nothing of {len(events)} events ({size} KiB): "
          f"{each / 1024:.0f} KiB each, {left / 1024:.0f} KiB in all after they have gone")
    print(f"a small run: {alone:.0f} ms alone, {beside:.0f} ms beside them, {beside / alone:.2f} times as long")
    if each > MOST_BYTES:
        sys.exit("a reader that stops reading costs more than 1 MiB")


if __name__ == "__main__":
    main()
