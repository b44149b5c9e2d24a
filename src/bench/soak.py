#!/usr/bin/env python3
"""Mixed use for a long time: whether the application's resources come back to where they were.

Runs scenarios of all locks with and without faults, follows their streams, saves and exports some, and deletes them.
Reports file descriptors, memory in use and resident memory, threads, worker processes, zombies and the size of the data
folder after a warm-up and at the end, each when the application is idle. Fails if one has grown by more than its margin.
The heap has the size that the README gives it; resident memory grows with it until it is full.

    mvn package -DskipTests && python3 src/bench/soak.py [--minutes 60]
"""

import argparse
import http.client
import itertools
import json
import os
import time

from playground import application, children_of, data_folders, events_of, memory_in_use, status_of, wait_until_warm

FAULTS = [None, "exception", "crash", "freeze", "slow", "disconnect"]
EXPORTS = ["jsonl", "csv", "perfetto", "shiviz", "svg"]
WARM_UP_RUNS = 60
# By how much a figure may grow: a share of it, and a constant.
MARGINS = {"file descriptors": (0.1, 20), "in use MiB": (0.25, 20), "resident MiB": (0.25, 100), "threads": (0.1, 10),
           "child processes": (0.0, 4), "zombies": (0.0, 0), "data MiB": (0.5, 200)}


def scenarios(port):
    """Endless scenarios: each lock of the catalog with each fault."""
    client = http.client.HTTPConnection("localhost", port)
    client.request("GET", "/api/catalog")
    kinds = [lock["kind"] for lock in json.load(client.getresponse())["locks"]]
    for kind, fault in itertools.cycle(itertools.product(kinds, FAULTS)):
        scenario = {"version": 1, "lock": {"kind": kind}, "placement": {"processes": 4}, "timeLimitMs": 3000}
        if fault:
            lasts = {"forMs": 200} if fault in ("freeze", "slow") else {}
            scenario["faults"] = [{"buyer": 0, "at": "write", "kind": fault, **lasts}]
        yield scenario


class Visitor:
    """One session, which a run in ten deletes with all it has."""

    def __init__(self, port):
        self.port = port
        self.headers = {"Content-Type": "application/json"}
        self.refused = 0

    def call(self, method, path, body=None, accept="application/json"):
        client = http.client.HTTPConnection("localhost", self.port, timeout=120)
        client.request(method, path, None if body is None else json.dumps(body), {**self.headers, "Accept": accept})
        answer = client.getresponse()
        if answer.getheader("Set-Cookie"):
            self.headers["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]
        assert answer.status < 500, (method, path, answer.status)
        return answer

    def use(self, scenario, number):
        answer = self.call("POST", "/api/runs", scenario)
        started = json.load(answer)
        if answer.status != 201:
            # Not every lock goes with every fault and store.
            self.refused += 1
            return
        path = f"/api/runs/{started['id']}"
        for _ in events_of(self.call("GET", path + "/events", accept="text/event-stream")):
            pass
        self.call("GET", path).read()
        if number % 3 == 0:
            self.call("GET", f"{path}/export?format={EXPORTS[number % len(EXPORTS)]}", accept="*/*").read()
        if number % 5 == 0:
            self.call("POST", "/api/scenarios", scenario).read()
        if number % 10 == 0:
            self.call("DELETE", "/api/session").read()


def figures(port):
    """The resources of the application, once it is idle."""
    wait_until_warm(port)
    time.sleep(65)  # Spare workers and idle connections are kept for a minute.
    status = status_of(port)
    states = children_of(port)
    size = sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(data_folders[port])
               for name in names if os.path.exists(os.path.join(folder, name)))
    return {"file descriptors": status["descriptors"], "in use MiB": int(memory_in_use(port)) >> 20,
            "resident MiB": status["resident"] >> 20, "threads": status["threads"],
            "child processes": len(states) - states.count("Z"), "zombies": states.count("Z"), "data MiB": size >> 20}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--minutes", type=float, default=60, help="how long (default 60)")
    minutes = arguments.parse_args().minutes
    with application(JDK_JAVA_OPTIONS="-Xmx1g") as port:
        visitor, all_scenarios = Visitor(port), scenarios(port)
        for number in range(WARM_UP_RUNS):
            visitor.use(next(all_scenarios), number)
        before, number = figures(port), 0
        deadline = time.monotonic() + minutes * 60
        while time.monotonic() < deadline:
            visitor.use(next(all_scenarios), number)
            number += 1
        after = figures(port)
    print(f"{number} scenarios in {minutes:.0f} minutes, {visitor.refused} of them refused")
    grown = []
    for name, (share, constant) in MARGINS.items():
        print(f"  {name:17}{before[name]:8}{after[name]:8}")
        if after[name] > before[name] * (1 + share) + constant:
            grown.append(name)
    if grown:
        raise SystemExit("grown: " + ", ".join(grown))


if __name__ == "__main__":
    main()
