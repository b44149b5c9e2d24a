#!/usr/bin/env python3
"""Many readers of running runs: how late events reach them, and whether one that stops reading costs the others.

Starts runs that go on, and lets readers follow them, each on a connection of its own. An event's delay is how much later
it arrives than the quickest event of its run, which leaves out the constant part of the way. Reports the spread of the
delays and the memory of the application before and after some readers have stopped to read.

    mvn package -DskipTests && python3 src/bench/watchers.py [--watchers 500] [--runs 30] [--seconds 600] [--stalled 20]
"""

import argparse
import asyncio
import http.client
import json
import re
import time

from playground import application, percentile, status_of

TIME = re.compile(rb'"t":(\d+)')
# Two buyers that look every 200 ms until the run's time limit.
SCENARIO = {"version": 1, "placement": {"processes": 2}, "rounds": 1000, "program": "query\nthink 200",
            "timeLimitMs": 60_000}
TARGET_MS = 250


def start(port):
    """Starts a run. Gives its path."""
    client = http.client.HTTPConnection("localhost", port)
    client.request("POST", "/api/runs", json.dumps(SCENARIO), {"Content-Type": "application/json"})
    answer = client.getresponse()
    body = json.load(answer)
    assert answer.status == 201, body
    return f"/api/runs/{body['id']}"


async def open_stream(port, path):
    reader, writer = await asyncio.open_connection("localhost", port, limit=1 << 20)
    writer.write(f"GET {path}/events HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/event-stream\r\n\r\n".encode())
    await writer.drain()
    return reader, writer


async def watch(port, path, arrivals):
    """Notes, for each event of a run until its end, when it arrived less its time in the run, in milliseconds."""
    reader, writer = await open_stream(port, path)
    async for line in reader:
        found = TIME.search(line) if line.startswith(b"data:") else None
        if found:
            arrivals.append(time.monotonic() * 1e3 - int(found.group(1)) / 1e6)
        elif line.startswith(b"event:") and line[6:].strip() == b"end":
            break
    writer.close()


async def round_of(port, runs, watchers, stalled):
    """One run's length of watching. Gives the delays of all events in milliseconds."""
    loop = asyncio.get_running_loop()
    paths = await asyncio.gather(*(loop.run_in_executor(None, start, port) for _ in range(runs)))
    arrivals = [[] for _ in paths]
    idle = [await open_stream(port, paths[i % runs]) for i in range(stalled)]
    await asyncio.gather(*(watch(port, paths[i % runs], arrivals[i % runs]) for i in range(watchers)))
    for _, writer in idle:
        writer.close()
    return [arrival - min(own) for own in arrivals if own for arrival in own]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--watchers", type=int, default=500)
    arguments.add_argument("--runs", type=int, default=30)
    arguments.add_argument("--seconds", type=int, default=600, help="how long to watch (default 600)")
    arguments.add_argument("--stalled", type=int, default=20, help="further readers that never read (default 20)")
    options = arguments.parse_args()
    settings = {"LOCKPLAY_RUN_BUYERS_OF_ADDRESS": "96", "LOCKPLAY_REHEARSAL_RUNS": "160"}
    with application(**settings) as port:
        before = status_of(port)["resident"]
        delays, deadline = [], time.monotonic() + options.seconds
        while time.monotonic() < deadline:
            delays += asyncio.run(round_of(port, options.runs, options.watchers, options.stalled))
        after = status_of(port)["resident"]
    print(f"{options.watchers} watchers of {options.runs} runs, {options.stalled} that do not read: "
          f"{len(delays)} events, delay in ms: p50 {percentile(delays, 50):.0f}, p99 {percentile(delays, 99):.0f}, "
          f"most {max(delays):.0f}; resident memory {before >> 20} MiB, afterwards {after >> 20} MiB")
    if percentile(delays, 99) > TARGET_MS:
        raise SystemExit(f"p99 is over {TARGET_MS} ms")


if __name__ == "__main__":
    main()
