"""Starts the packaged application for a benchmark, and talks to it. Standard library only."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROJECT = pathlib.Path(__file__).resolve().parents[2]
# The port for health and metrics of each application, by its port for everything else.
management_ports = {}
# The process and the data folder of each application, by the same port.
processes, data_folders = {}, {}
JAR = PROJECT / "target" / "quarkus-app" / "quarkus-run.jar"


@contextlib.contextmanager
def application(**settings):
    """The application on a free port with a folder of its own, which is gone afterwards. Gives its port."""
    if not JAR.exists():
        sys.exit("First build the application: mvn package -DskipTests")
    folder = tempfile.mkdtemp(prefix="lockplay-bench-")
    environment = {**os.environ, "LOCKPLAY_DATA_DIR": folder, "QUARKUS_HTTP_PORT": "0", "QUARKUS_MANAGEMENT_PORT": "0",
                   **settings}
    process = subprocess.Popen(["java", "-jar", str(JAR)], stdout=subprocess.PIPE, text=True, env=environment)
    try:
        for line in process.stdout:
            listening = re.search(r"Listening on: http://[^:]+:(\d+).*Management interface.*:(\d+)", line)
            if listening:
                break
        else:
            sys.exit("the application did not start")
        port = int(listening.group(1))
        management_ports[port] = int(listening.group(2))
        processes[port], data_folders[port] = process, folder
        wait_until_warm(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.stdout.read()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_warm(port, workers=10, seconds=120):
    """Waits until the application has rehearsed and so many workers wait for a run."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("localhost", management_ports[port])
        connection.request("GET", "/q/health/ready")
        checks = {check["name"]: check for check in json.load(connection.getresponse())["checks"]}
        warm = checks["workers"]["status"] == "UP" and checks["workers"]["data"]["idle"] >= workers
        if warm and checks["rehearsal"]["data"]["over"]:
            return
        time.sleep(0.2)
    sys.exit("the application's workers did not get warm")


def status_of(port):
    """What Linux says of the application's process: resident bytes, threads, and open file descriptors."""
    folder = pathlib.Path("/proc") / str(processes[port].pid)
    status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    return {"resident": int(status["VmRSS"].split()[0]) << 10, "threads": int(status["Threads"]),
            "descriptors": len(list((folder / "fd").iterdir()))}


def memory_in_use(port):
    """Bytes that the application's process uses: of the heap after a collection, and of buffers outside it."""
    subprocess.run(["jcmd", str(processes[port].pid), "GC.run"], check=True, stdout=subprocess.DEVNULL)
    connection = http.client.HTTPConnection("localhost", management_ports[port])
    connection.request("GET", "/q/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    used = r'(jvm_memory_used_bytes\{area="heap"|jvm_buffer_memory_used_bytes\{id="direct")'
    return sum(float(line.split()[-1]) for line in lines if re.match(used, line))


def children_of(port):
    """The states of the application's child processes, as in /proc: R, S, T, Z and so on."""
    states = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == processes[port].pid:
                states.append(state)
    return states


def run(port, scenario):
    """Runs a scenario. Gives milliseconds from the POST to the first event and to the last, the events and the run.

    Each event has a further member: "arrivedMs", milliseconds from the POST to its arrival.
    """
    post = http.client.HTTPConnection("localhost", port)
    stream = http.client.HTTPConnection("localhost", port)
    post.connect()
    stream.connect()
    body = json.dumps(scenario)
    start = time.perf_counter()
    post.request("POST", "/api/runs", body, {"Content-Type": "application/json"})
    answer = post.getresponse()
    started = json.load(answer)
    if answer.status != 201:
        sys.exit(f"the application refused the scenario: {started}")
    path = f"/api/runs/{started['id']}"
    stream.request("GET", path + "/events", headers={"Accept": "text/event-stream"})
    events = []
    for event in events_of(stream.getresponse()):
        event["arrivedMs"] = (time.perf_counter() - start) * 1e3
        events.append(event)
    post.request("GET", path)
    return events[0]["arrivedMs"], arrival(events, "run-finished"), events, json.load(post.getresponse())


def arrival(events, kind):
    """When the first event of a kind arrived."""
    return next(event["arrivedMs"] for event in events if event["kind"] == kind)


def schedule_of(port, run):
    """The order in which the gates of a run that has ended were passed."""
    client = http.client.HTTPConnection("localhost", port)
    client.request("GET", f"/api/runs/{run['id']}/schedule")
    return json.load(client.getresponse())["schedule"]


def run_unwatched(port, scenario):
    """Runs a scenario with nobody following its stream, which takes time from the buyers. Gives its events and the run."""
    client = http.client.HTTPConnection("localhost", port)
    client.request("POST", "/api/runs", json.dumps(scenario), {"Content-Type": "application/json"})
    path = f"/api/runs/{json.load(client.getresponse())['id']}"
    status = "queued"
    while status in ("queued", "starting", "running"):
        time.sleep(0.05)
        client.request("GET", path)
        result = json.load(client.getresponse())
        status = result["status"]
    events, page = [], {"next": 0, "complete": False}
    while not page["complete"]:
        client.request("GET", f"{path}/events?limit=10000&after={page['next']}", headers={"Accept": "application/json"})
        page = json.load(client.getresponse())
        events += page["events"]
    return events, result


def events_of(stream):
    """The events of a stream, each as it comes, until the run's end."""
    name = ""
    for raw in stream:
        line = raw.decode().rstrip("\n")
        if line.startswith("event:"):
            name = line[6:].strip()
        elif line.startswith("data:") and name == "end":
            return
        elif line.startswith("data:") and name != "queue":
            yield json.loads(line[5:])


def spread(figures):
    """Least, median and greatest of some figures, as text."""
    ordered = sorted(figures)
    return f"{ordered[0]:8.1f} {ordered[len(ordered) // 2]:8.1f} {ordered[-1]:8.1f}"


def median(figures):
    return sorted(figures)[len(figures) // 2]


def percentile(figures, share):
    """The figure that so many percent of all do not exceed."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]
