#!/usr/bin/env python3
"""How quickly a run answers to its user: a step, a kill, a repetition.

Measures a step from its POST to the event that it caused, a kill from its POST to the process's end on the stream, and
the repetition of ten buyers' recorded order beside the free run that it was recorded from, without thinking time.

    mvn package -DskipTests && python3 src/bench/steering.py [--rounds 20]
"""

import argparse
import http.client
import json
import time

from playground import application, events_of, median, percentile, run, schedule_of, spread, wait_until_warm

STEPS = 40
SALE = "lock\nread\ntake\nwrite\nunlock"


class Steered:
    """A run that goes on while it is steered."""

    def __init__(self, port, scenario):
        self.post = http.client.HTTPConnection("localhost", port)
        self.stream = http.client.HTTPConnection("localhost", port)
        self.headers = {"Content-Type": "application/json"}
        self.post.request("POST", "/api/runs", json.dumps(scenario), self.headers)
        answer = self.post.getresponse()
        self.headers["Cookie"] = answer.getheader("Set-Cookie").split(";")[0]
        self.path = f"/api/runs/{json.load(answer)['id']}"
        self.stream.request("GET", self.path + "/events", headers={"Accept": "text/event-stream"})
        self.events = events_of(self.stream.getresponse())

    def order(self, what, body):
        """Asks for something; gives when."""
        start = time.perf_counter()
        self.post.request("POST", f"{self.path}/{what}", json.dumps(body), self.headers)
        answer = self.post.getresponse()
        answer.read()
        assert answer.status in (200, 202), answer.status
        return start

    def until(self, expected):
        """Waits for an event; gives when it came."""
        for event in self.events:
            if expected(event):
                return time.perf_counter()
        raise AssertionError("the run ended before that")

    def finish(self):
        self.order("stop", {})
        for _ in self.events:
            pass
        self.post.close()
        self.stream.close()


def steps(port):
    """Milliseconds from the POST of a step to its effect on the stream."""
    steered = Steered(port, {"version": 1, "mode": "step", "placement": {"processes": 2},
                             "program": "query\n" * (STEPS + 1)})
    steered.until(lambda event: event["kind"] == "gate" and event["buyer"] == 0)
    took = []
    for _ in range(STEPS):
        start = steered.order("steps", {"buyer": 0})
        took.append((steered.until(lambda event: event["kind"] == "queried") - start) * 1e3)
        steered.until(lambda event: event["kind"] == "gate" and event["buyer"] == 0)
    steered.finish()
    return took


def kill(port):
    """Milliseconds from the POST of a kill to the process's end on the stream."""
    steered = Steered(port, {"version": 1, "lock": {"kind": "semaphore"}, "placement": {"processes": 3},
                             "program": "lock\nthink 5000\nread\ntake\nwrite\nunlock"})
    steered.until(lambda event: event["kind"] == "lock-acquired")
    start = steered.order("faults", {"buyer": "holder", "kind": "crash"})
    took = (steered.until(lambda event: event["kind"] == "worker-exited") - start) * 1e3
    steered.finish()
    return took


def repetition(port, scenario):
    """A free run and its repetition, each from its buyers' start to its end, and from the POST, in milliseconds."""
    _, free, recorded, result = run(port, scenario)
    wait_until_warm(port)
    _, again, repeated, other = run(port, {**scenario, "schedule": schedule_of(port, result)})
    wait_until_warm(port)
    assert all(event["kind"] != "off-schedule" for event in repeated), other["verdict"]["sentence"]
    return inside(recorded), inside(repeated), free, again


def inside(events):
    times = [event["t"] for event in events if event["kind"] in ("buyer-started", "buyer-finished")]
    return (max(times) - min(times)) / 1e6


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=20, help="measured rounds of each (default 20)")
    rounds = arguments.parse_args().rounds
    print(f"{rounds} rounds; milliseconds as least, median, greatest")
    with application() as port:
        steps(port)
        took = [figure for _ in range(max(1, rounds // 5)) for figure in steps(port)]
        print(f"\nstep, POST to its event          {spread(took)}   95 of 100: {percentile(took, 95):.1f}")
        took = []
        for _ in range(rounds):
            wait_until_warm(port)
            took.append(kill(port))
        print(f"kill, POST to the process's end  {spread(took)}")
        for kind in ("none", "semaphore"):
            scenario = {"version": 1, "lock": {"kind": kind}, "program": SALE}
            for _ in range(3):
                repetition(port, scenario)
            figures = list(zip(*(repetition(port, scenario) for _ in range(rounds))))
            print(f"\nten buyers without thinking, lock {kind}")
            for name, own in zip(("free, first buyer to last", "repeated, the same", "free, POST to run-finished",
                                  "repeated, the same"), figures):
                print(f"  {name:31}{spread(own)}")
            print(f"  repeated / free, from the POST  {median(figures[3]) / median(figures[2]):.2f}"
                  f"   (buyers only: {median(figures[1]) / median(figures[0]):.2f})")


if __name__ == "__main__":
    main()
