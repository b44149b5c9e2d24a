#!/usr/bin/env python3
"""How long the last ticket takes under a lock: ten buyers who each hold it for 20 ms.

Measures, in turns in one run: the application from POST /api/runs to run-finished, and a Python multiprocessing program
of the same flow. Both are held against the serial limit, 10 x 20 ms. Then, with the store in the database, from the POST
to the first buyer. Fails if the first event comes later than 30 ms after the POST, in half of the rounds.

    mvn package -DskipTests && python3 src/bench/last_ticket.py [--rounds 20]
"""

import argparse
import contextlib
import fcntl
import json
import multiprocessing
import os
import sys
import tempfile
import time

from playground import application, arrival, median, run, spread, wait_until_warm

BUYERS = 10
THINK = 0.010
SERIAL_LIMIT_MS = BUYERS * 2 * THINK * 1e3
# Events are on the disk before they are on the stream.
FIRST_EVENT_MS = 30


class FileLock:
    """An fcntl lock with the interface of multiprocessing.Lock."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.file = open(self.path, "w")
        fcntl.lockf(self.file, fcntl.LOCK_EX)

    def __exit__(self, *exception):
        fcntl.lockf(self.file, fcntl.LOCK_UN)
        self.file.close()


def buyer(path, lock, sold):
    with contextlib.suppress(ValueError):  # looking takes no lock, and can meet half a file
        with open(path) as file:
            json.load(file)
    with lock:
        time.sleep(THINK)
        with open(path) as file:
            ticket = json.load(file)
        bought = ticket["count"] > 0
        if bought:
            ticket = {"count": ticket["count"] - 1, "version": ticket["version"] + 1}
        time.sleep(THINK)
        if bought:
            with open(path, "w") as file:
                json.dump(ticket, file)
            with sold.get_lock():
                sold.value += 1


def python_program(kind):
    """The same flow in Python, from its first fork to its last join, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "ticket.json")
        with open(path, "w") as file:
            json.dump({"count": 1, "version": 0}, file)
        start = time.perf_counter()
        lock = multiprocessing.Lock() if kind == "semaphore" else FileLock(os.path.join(folder, "lock"))
        sold = multiprocessing.Value("i", 0)
        buyers = [multiprocessing.Process(target=buyer, args=(path, lock, sold)) for _ in range(BUYERS)]
        for process in buyers:
            process.start()
        for process in buyers:
            process.join()
        took = (time.perf_counter() - start) * 1e3
        assert sold.value == 1, f"{sold.value} sold"
        return took


def first_buyers(port, rounds):
    """Milliseconds from the POST to the arrival of the first buyer-started, of runs with the store in the database."""
    figures = []
    for _ in range(rounds + 3):
        wait_until_warm(port)
        events = run(port, {"version": 1, "store": "database", "lock": {"kind": "row"}})[2]
        figures.append(arrival(events, "buyer-started"))
    return figures[3:]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=20, help="measured rounds of each (default 20)")
    rounds = arguments.parse_args().rounds
    multiprocessing.set_start_method("fork")
    print(f"serial limit {SERIAL_LIMIT_MS:.0f} ms; {rounds} rounds, in turns; milliseconds as least, median, greatest")
    slow = False
    with application() as port:
        for kind in ("semaphore", "file-lock"):
            scenario = {"version": 1, "lock": {"kind": kind}}
            for _ in range(5):
                run(port, scenario)
            firsts, playground, python = [], [], []
            for _ in range(rounds):
                first, finished, _, result = run(port, scenario)
                assert result["verdict"]["figures"]["sold"] == 1, result["verdict"]["sentence"]
                firsts.append(first)
                playground.append(finished)
                python.append(python_program(kind))
            print(f"\n{kind}")
            print(f"  playground, POST to first event  {spread(firsts)}")
            print(f"  playground, POST to run-finished {spread(playground)}"
                  f"   {median(playground) / SERIAL_LIMIT_MS:.3f} x the serial limit")
            print(f"  Python, first fork to last join  {spread(python)}"
                  f"   {median(python) / SERIAL_LIMIT_MS:.3f} x the serial limit")
            print(f"  playground / Python              {median(playground) / median(python):.3f}")
            slow |= median(firsts) > FIRST_EVENT_MS
        print(f"\nstore in the database, POST to the first buyer  {spread(first_buyers(port, rounds))}")
    if slow:
        sys.exit(f"The first event came later than {FIRST_EVENT_MS} ms after the POST")


if __name__ == "__main__":
    main()
