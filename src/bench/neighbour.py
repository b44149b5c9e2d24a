#!/usr/bin/env python3
"""What one visitor's flood costs another: the same run of a quiet visitor, alone and beside the flood, in turns.

The flood has its own session and starts as many runs as it may. Reports the quiet run from its POST to its end, and the
answers that the flood got. Fails if the quiet run takes over a fifth longer, or if an answer is a 5xx.

    mvn package -DskipTests && python3 src/bench/neighbour.py [--rounds 20]
"""

import argparse
import collections
import http.client
import json
import threading
import time

from playground import application, median, run, spread, wait_until_warm

QUIET = {"version": 1, "lock": {"kind": "semaphore"}, "placement": {"processes": 4},
         "program": "lock\nthink 50\nread\ntake\nwrite\nunlock"}
FLOOD = {"version": 1, "lock": {"kind": "semaphore"}, "placement": {"processes": 4},
         "program": "lock\nthink 50\nread\ntake\nwrite\nunlock"}
MOST_SLOWER = 1.2


class Flood(threading.Thread):
    """One session that starts a run every few milliseconds until it is stopped."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port = port
        self.answers = collections.Counter()
        self.over = threading.Event()

    def run(self):
        client = http.client.HTTPConnection("localhost", self.port)
        headers = {"Content-Type": "application/json"}
        while not self.over.wait(0.02):
            client.request("POST", "/api/runs", json.dumps(FLOOD), headers)
            answer = client.getresponse()
            answer.read()
            self.answers[answer.status] += 1
            if answer.getheader("Set-Cookie"):
                headers["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]

    def stop(self):
        """Ends the flood, and waits until its runs are over."""
        self.over.set()
        self.join()
        wait_until_warm(self.port)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=20, help="measured runs of each (default 20)")
    rounds = arguments.parse_args().rounds
    alone, beside, answers = [], [], collections.Counter()
    with application(LOCKPLAY_RUN_WAITING_OF_SESSION="5") as port:
        for _ in range(rounds):
            wait_until_warm(port)
            alone.append(run(port, QUIET)[1])
            flood = Flood(port)
            flood.start()
            time.sleep(0.5)
            beside.append(run(port, QUIET)[1])
            flood.stop()
            answers += flood.answers
    ratio = median(beside) / median(alone)
    print(f"milliseconds as least, median, greatest\nalone            {spread(alone)}\nbeside the flood {spread(beside)}"
          f"   {ratio:.2f} x\nanswers to the flood: {dict(sorted(answers.items()))}")
    if ratio > MOST_SLOWER or any(status >= 500 for status in answers):
        raise SystemExit(f"over {MOST_SLOWER} x, or a 5xx")


if __name__ == "__main__":
    main()
