#!/usr/bin/env python3
"""A workshop of many: attendees join, follow the room, are asked and shown runs, and press Run at the same time.

Reports how long a question and a shown run take to reach all attendees and all walls, errors, lost events, how long runs
waited in the queue, how long from Run to the end, how late the walls were, and how many streams were held. Fails if a
question or a shown run takes longer than 2 s, or if it does not reach all of them.

Everything stays on this machine: the application of the build is started on loopback, with a folder of its own.

    mvn package -DskipTests && python3 src/bench/workshop.py [--attendees 200] [--questions 5] [--walls 3] [--rounds 3]
"""

import argparse
import http.client
import json
import sys
import threading
import time

from playground import application, percentile

JOIN_SECONDS = 10
# What a person in the room still takes for at once.
REACH_SECONDS = 2.0
# When to give up waiting for one question, and for one round of runs.
MOST_REACH_SECONDS = 10
MOST_ROUND_SECONDS = 300
MOST_ATTENDEES, MOST_QUESTIONS, MOST_WALLS, MOST_ROUNDS = 500, 50, 20, 10
QUESTION = {"kind": "question", "scenario": {"version": 1}}
SCENARIO = {"version": 1, "lock": {"kind": "semaphore"}}


class Browser:
    """One session: a cookie and the calls of the API."""

    def __init__(self, port, key=""):
        self.port = port
        self.cookie = ""
        # Of the workshop that it instructs, if it does.
        self.key = key

    def open(self, method, path, body=None, accept="application/json"):
        connection = http.client.HTTPConnection("localhost", self.port, timeout=300)
        headers = {"Content-Type": "application/json", "Accept": accept}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if self.key:
            headers["Lockplay-Instructor"] = self.key
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
        self.screens = Screens()

    def run(self):
        try:
            time.sleep(max(0, self.join_at - time.monotonic()))
            self.browser.call("POST", f"/api/workshops/{self.code}/attendees", {"nickname": f"attendee {self.number}"})
            room = self.browser.open("GET", f"/api/workshops/{self.code}/room/stream", accept="text/event-stream")
            threading.Thread(target=self.follow, args=[room], daemon=True).start()
        except Exception as error:
            self.errors.append(repr(error))
        for press in self.presses:
            press.wait()
            try:
                self.press()
            except Exception as error:
                self.errors.append(repr(error))

    def follow(self, room):
        for name, _, data in messages(room):
            if name == "room":
                self.screens.add(json.loads(data)["screen"])

    def vote(self):
        try:
            self.browser.call("POST", f"/api/workshops/{self.code}/votes", {"choice": "violated"})
        except Exception as error:
            # A vote that comes after the run is shown is refused, rightly.
            if "/problems/no-question" not in repr(error):
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


class Screens:
    """What a follower was shown, and when."""

    def __init__(self):
        self.seen = {}

    def add(self, screen):
        self.seen.setdefault((screen["kind"], screen["number"], screen["run"]), time.monotonic())


class Wall(threading.Thread):
    """The instructor's wall: when it first showed each number of graded runs, and each screen."""

    def __init__(self, browser, path):
        super().__init__(daemon=True)
        self.browser, self.path = browser, path
        self.graded = []
        self.screens = Screens()

    def run(self):
        for name, _, data in messages(self.browser.open("GET", self.path, accept="text/event-stream")):
            if name == "wall":
                view = json.loads(data)
                self.screens.add(view["room"]["screen"])
                people = view["people"]
                total = sum(cell["attempts"] for person in people for cell in person["cells"])
                self.graded.append((time.monotonic(), total))


def wall_delays(wall, ends):
    """To each end of a run, in order, how much later the wall counted as many."""
    delays = []
    for count, end in enumerate(sorted(ends), 1):
        shown = next((at for at, total in wall.graded if total >= count), None)
        delays.append(float("inf") if shown is None else max(0.0, shown - end))
    return delays


def wait(condition, seconds):
    """Waits until the condition holds, at most so many seconds. Gives whether it does."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def reach(order, followers):
    """Gives the order that changes the screen. Gives for each follower how long until it saw that; infinity if it did not."""
    begin = time.monotonic()
    key = order()
    wait(lambda: all(key in one.screens.seen for one in followers), MOST_REACH_SECONDS)
    return [one.screens.seen.get(key, float("inf")) - begin for one in followers]


def ask(instructor, desk, people, walls, count):
    """Asks, lets all vote, and shows the run that answers, so many times. Gives the delays of questions and of runs."""

    def question():
        screen = instructor.call("POST", desk("screen"), QUESTION)["room"]["screen"]
        return screen["kind"], screen["number"], screen["run"]

    def reveal():
        run = instructor.call("POST", desk("reveal"))["id"]
        screen = instructor.call("GET", desk("wall"))["room"]["screen"]
        return "run", screen["number"], run

    asked, shown = [], []
    for _ in range(count):
        asked += reach(question, people + walls)
        voters = [threading.Thread(target=one.vote) for one in people]
        for voter in voters:
            voter.start()
        shown += reach(reveal, people + walls)
        for voter in voters:
            voter.join()
    return asked, shown


def show(name, values):
    print(f"{name:34} median {percentile(values, 50):7.2f}  p95 {percentile(values, 95):7.2f}  most {max(values):7.2f} s")


def number(most):
    """An argument's type: a whole number within limits, so that no run of this lasts for hours."""

    def parse(text):
        value = int(text)
        if not 0 <= value <= most:
            raise argparse.ArgumentTypeError(f"between 0 and {most}")
        return value

    return parse


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--attendees", type=number(MOST_ATTENDEES), default=200)
    arguments.add_argument("--questions", type=number(MOST_QUESTIONS), default=5, help="each with its run (default 5)")
    arguments.add_argument("--walls", type=number(MOST_WALLS), default=3, help="followed at once (default 3)")
    arguments.add_argument("--rounds", type=number(MOST_ROUNDS), default=3, help="how often each presses Run (default 3)")
    chosen = arguments.parse_args()
    with application() as port:
        instructor = Browser(port)
        made = instructor.call("POST", "/api/workshops", {"exercises": ["take-the-key"]})
        instructor.key = made["key"]

        def desk(call):
            return f"/api/workshops/{made['code']}/{call}"

        instructor.call("POST", desk("settings"), {"opened": ["take-the-key"]})
        walls = [Wall(Browser(port, made["key"]), desk("wall/stream")) for _ in range(chosen.walls)]
        presses = [threading.Event() for _ in range(chosen.rounds)]
        finished = {}
        start = time.monotonic()
        people = [Attendee(port, made["code"], i, start, presses, finished) for i in range(chosen.attendees)]
        for one in walls + people:
            one.start()
        time.sleep(JOIN_SECONDS)
        wait(lambda: all(one.screens.seen or one.errors for one in people), MOST_REACH_SECONDS)
        joined = instructor.call("GET", desk("wall"))["room"]["attendees"]
        print(f"{joined} of {chosen.attendees} joined within {time.monotonic() - start:.0f} s", flush=True)
        outside = [one for one in people if not one.screens.seen]
        if outside:
            sys.exit(f"{len(outside)} do not follow the room: {[one.errors for one in outside[:3]]}")
        asked, shown = ask(instructor, desk, people, walls, chosen.questions)
        begin = time.monotonic()
        for count, press in enumerate(presses, 1):
            press.set()
            wait(lambda: len(finished) + sum(len(one.errors) for one in people) >= count * chosen.attendees,
                 MOST_ROUND_SECONDS)
            print(f"  Run was pressed {count} times by each: {time.monotonic() - begin:.0f} s", flush=True)
        lasted = max(time.monotonic() - begin, 1e-9)
        time.sleep(2)
        errors = [error for one in people for error in one.errors]
        print(f"{len(finished)} runs in {lasted:.0f} s, {len(finished) / lasted:.1f} a second; "
              f"errors {len(errors)}, lost events {sum(one.lost for one in people)}, "
              f"streams held {chosen.attendees * 2 + chosen.walls}")
        for error in errors[:5]:
            print("  ", error)
        if chosen.questions:
            show("from asking to each screen", asked)
            show("from showing a run to each screen", shown)
        if finished:
            show("from Run to the first event", [value for one in people for value in one.queued])
            show("from Run to the end", [value for one in people for value in one.took])
            for wall in walls:
                show("wall behind the end of a run", wall_delays(wall, finished.values()))
        late = sum(value > REACH_SECONDS for value in asked + shown)
        print(f"{len(asked + shown) - late} of {len(asked + shown)} screens within {REACH_SECONDS:.0f} s")
        if late or errors:
            sys.exit(1)


if __name__ == "__main__":
    main()
