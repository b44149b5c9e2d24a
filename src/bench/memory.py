#!/usr/bin/env python3
"""Many runs with long histories, some at a time, on a small heap: none may be lost, and the server must live on.

Each run has some 98,000 events. Reports how many runs ended and how, how many of their events are stored, and the heap.

    mvn package -DskipTests && python3 src/bench/memory.py [--runs 40] [--at-once 3] [--heap 512m] [--minutes 10]
"""

import argparse
import http.client
import json
import sys
import threading
import time

from playground import application, management_ports

QUERIES = 49
ROUNDS = 1000
THREADS = 2
SCENARIO = {
    "version": 1,
    "store": "memory",
    "lock": {"kind": "atomic"},
    "placement": {"processes": 1, "threads": THREADS},
    "rounds": ROUNDS,
    "program": "query\n" * QUERIES,
    "timeLimitMs": 60000,
}


def call(port, method, path, body=None):
    connection = http.client.HTTPConnection("localhost", port, timeout=120)
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status in (429, 503):
        time.sleep(int(answer.getheader("Retry-After")))
        return call(port, method, path, body)
    if answer.status >= 400:
        raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]}")
    return json.loads(content)


def one_run(port):
    """Runs the scenario. Gives its status and the number of its last event."""
    path = f"/api/runs/{call(port, 'POST', '/api/runs', SCENARIO)['id']}"
    while True:
        run = call(port, "GET", path)
        if run["status"] not in ("queued", "starting", "running"):
            break
        time.sleep(0.2)
    return run["status"], call(port, "GET", f"{path}/events?limit=10000&after={QUERIES * ROUNDS * THREADS}")["next"]


def heap(port):
    """Megabytes of the heap that are in use."""
    connection = http.client.HTTPConnection("localhost", management_ports[port])
    connection.request("GET", "/q/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    used = [float(line.split()[-1]) for line in lines if line.startswith("jvm_memory_used_bytes") and 'area="heap"' in line]
    return sum(used) / 1e6


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--runs", type=int, default=40)
    arguments.add_argument("--at-once", type=int, default=3)
    arguments.add_argument("--heap", default="512m")
    arguments.add_argument("--minutes", type=float, default=10)
    asked = arguments.parse_args()
    ended, failures, turns = [], [], iter(range(asked.runs))
    deadline = time.monotonic() + asked.minutes * 60
    lock = threading.Lock()

    def work(port):
        while time.monotonic() < deadline:
            with lock:
                if next(turns, None) is None:
                    return
            try:
                ended.append(one_run(port))
                print(f"{len(ended):4} {ended[-1][0]}, {ended[-1][1]} events, heap {heap(port):.0f} MB", flush=True)
            except (OSError, RuntimeError, http.client.HTTPException) as failure:
                failures.append(failure)
                print(f"     {failure}", flush=True)
                return

    with application(JDK_JAVA_OPTIONS=f"-Xmx{asked.heap}", LOCKPLAY_REHEARSAL_RUNS="0") as port:
        threads = [threading.Thread(target=work, args=(port,)) for _ in range(asked.at_once)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    whole = [run for run in ended if run[0] == "finished" and run[1] > QUERIES * ROUNDS * THREADS]
    print(f"{len(ended)} of {asked.runs} runs ended, {len(whole)} of them whole, {len(failures)} calls failed")
    sys.exit(0 if len(whole) == len(ended) and not failures else 1)


if __name__ == "__main__":
    main()
