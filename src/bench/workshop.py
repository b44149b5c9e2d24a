#!/usr/bin/env python3
"""A workshop of many: attendees join, follow the room, and press Run at the same time.

Reports errors, lost events, how long runs waited in the queue, how long from Run to the end, how late the wall was, and
how many streams were held.

    mvn package -DskipTests && python3 src/bench/workshop.py [--attendees 200] [--rounds 3]
"""

import argparse
import http.client
import json
import threading
import time

from playground import application, percentile

JOIN_SECONDS = 10
SCENARIO = {"version": 1, "lock": {"kind": "semaphore"}}


class Browser:
    """One session: a cookie and the calls of the API."""

    def __init__(self, port):
        self.port = port
        self.cookie = ""

    def open(self, method, path, body=None, accept="application/json"):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=300)
        headers = {"Content-Type": "application/json", "Accept": accept}
        if self.cookie:
            headers["Cookie"] = self.cookie
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        return answer

    def call(self, method, path, body=None):
        answer = self.open(method, path, body)
        content = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]}")
        return json.loads(content)


def messages(answer):
    """Name, id and data of each message of a stream."""
    name = number = ""
    for raw in answer:
        line = raw.decode().rstrip("\n")
        if line.startswith("event:"):
            name = line[6:].strip()
        elif line.startswith("id:"):
            number = line[3:].strip()
        elif line.startswith("data:"):
            yield name, number, line[5:]
            number = ""
            if name == "end":
                return


class Attendee(threading.Thread):
    """Joins at its moment, follows the room, and presses Run whenever it is told to."""

    def __init__(self, port, code, number, start, presses, finished):
        super().__init__(daemon=True)
        self.browser = Browser(port)
        self.port, self.code, self.number = port, code, number
        self.join_at = start + number * JOIN_SECONDS / 210
        self.presses, self.finished = presses, finished
        self.queued, self.took, self.errors, self.lost = [], [], [], 0

    def run(self):
        try:
            time.sleep(max(0, self.join_at - time.monotonic()))
            self.browser.call("POST", f"/api/workshops/{self.code}/attendees", {"nickname": f"attendee {self.number}"})
            room = self.browser.open("GET", f"/api/workshops/{self.code}/room/stream", accept="text/event-stream")
            threading.Thread(target=lambda: list(messages(room)), daemon=True).start()
        except Exception as error:
            self.errors.append(repr(error))
        for press in self.presses:
            press.wait()
            try:
                self.press()
            except Exception as error:
                self.errors.append(repr(error))

    def press(self):
        begin = time.monotonic()
        run = self.browser.call(
            "POST", "/api/exercises/take-the-key/attempts", {"scenario": SCENARIO})["id"]
        seen, first = 0, None
        for name, number, _ in messages(self.browser.open("GET", f"/api/runs/{run}/events", accept="text/event-stream")):
            if number:
                first = first or time.monotonic()
                self.lost += int(number) - seen - 1
                seen = int(number)
        end = time.monotonic()
        self.queued.append(first - begin)
        self.took.append(end - begin)
        self.finished[run] = end


class Wall(threading.Thread):
    """The instructor's wall: when it first showed each attendee's number of graded runs."""

    def __init__(self, browser, path):
        super().__init__(daemon=True)
        self.browser, self.path = browser, path
        self.graded = []

    def run(self):
        for name, _, data in messages(self.browser.open("GET", self.path, accept="text/event-stream")):
            if name == "wall":
                people = json.loads(data)["people"]
                total = sum(cell["attempts"] for person in people for cell in person["cells"])
                self.graded.append((time.monotonic(), total))


def wall_delays(wall, ends):
    """To each end of a run, in order, how much later the wall counted as many."""
    delays = []
    for count, end in enumerate(sorted(ends), 1):
        shown = next((at for at, total in wall.graded if total >= count), None)
        delays.append(float("inf") if shown is None else max(0.0, shown - end))
    return delays


def show(name, values):
    print(f"{name:34} median {percentile(values, 50):7.2f}  p95 {percentile(values, 95):7.2f}  most {max(values):7.2f} s")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--attendees", type=int, default=200)
    arguments.add_argument("--rounds", type=int, default=3, help="how often each presses Run (default 3)")
    chosen = arguments.parse_args()
    with application() as port:
        instructor = Browser(port)
        made = instructor.call("POST", "/api/workshops", {"exercises": ["take-the-key"]})
        instructor.call("POST", f"/api/workshops/{made['code']}/settings?key={made['key']}", {"opened": ["take-the-key"]})
        wall = Wall(instructor, f"/api/workshops/{made['code']}/wall/stream?key={made['key']}")
        wall.start()
        presses = [threading.Event() for _ in range(chosen.rounds)]
        finished = {}
        start = time.monotonic()
        people = [Attendee(port, made["code"], i, start, presses, finished) for i in range(chosen.attendees)]
        for one in people:
            one.start()
        time.sleep(JOIN_SECONDS)
        joined = instructor.call("GET", f"/api/workshops/{made['code']}/wall?key={made['key']}")["room"]["attendees"]
        print(f"{joined} of {chosen.attendees} joined within {JOIN_SECONDS} s", flush=True)
        begin = time.monotonic()
        for count, press in enumerate(presses, 1):
            press.set()
            while len(finished) + sum(len(one.errors) for one in people) < count * chosen.attendees:
                time.sleep(0.1)
            print(f"  Run was pressed {count} times by each: {time.monotonic() - begin:.0f} s", flush=True)
        lasted = time.monotonic() - begin
        time.sleep(2)
        errors = [error for one in people for error in one.errors]
        print(f"{len(finished)} runs in {lasted:.0f} s, {len(finished) / lasted:.1f} a second; "
              f"errors {len(errors)}, lost events {sum(one.lost for one in people)}, "
              f"streams held {chosen.attendees * 2 + 1}")
        for error in errors[:5]:
            print("  ", error)
        show("from Run to the first event", [value for one in people for value in one.queued])
        show("from Run to the end", [value for one in people for value in one.took])
        show("wall behind the end of a run", wall_delays(wall, finished.values()))


if __name__ == "__main__":
    main()
