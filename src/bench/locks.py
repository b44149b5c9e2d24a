#!/usr/bin/env python3
"""What taking and giving back each lock costs, alone and with eight processes that want it.

The playground's figures come from the histories of real runs, so each cycle has three events in it; nobody follows the
runs' streams. Beside each stands
the plainest peer of its kind, in the same run: Python's own lock, fcntl or open, pgbench with the same SQL, a socket
loop to the same Redis. ZooKeeper has none here. Each figure is the median of several runs, playground and peer in
turns. What is asked: hand-overs within HAND_OVER_US, and RATE_OF_PEER for what crosses a socket.

    mvn package -DskipTests && python3 src/bench/locks.py [--rounds 500] [--times 3] [--kind redis]
"""

import argparse
import fcntl
import http.client
import json
import multiprocessing
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time

from playground import application, median, run_unwatched

BUYERS = 8
PROGRAM = "lock\nunlock"
RATE_OF_PEER = 0.8
# What prototypes of these locks took with eight that wait: median, microseconds.
HAND_OVER_US = {
    "spin": 16,
    "semaphore": 25,
    "robust-mutex": 25,
    "lock-file": 139,
    "file-lock": 51,
    "lock-table": 509,
    "advisory": 342,
    "row": 385,
    "redis": 279,
    "zookeeper": 1543,
}
CROSSES_A_SOCKET = ("lock-table", "advisory", "row", "redis", "zookeeper")
SQL = {
    "advisory": "SELECT pg_advisory_lock(4711);\nSELECT pg_advisory_unlock(4711);\n",
    "row": "BEGIN;\nSELECT count FROM bench WHERE run = 1 FOR UPDATE;\nCOMMIT;\n",
    "lock-table": "UPDATE bench SET owner = 'x', token = token + 1,"
    " ends_at = clock_timestamp() + 2000 * interval '1 ms' WHERE run = 1 RETURNING token;\n"
    "UPDATE bench SET owner = NULL WHERE run = 1 AND owner = 'x';\n",
}


def playground(port, kind, store, processes, rounds):
    """One run: cycles a second while it lasted, and the median hand-over in microseconds (none where nobody waits)."""
    scenario = {
        "version": 1,
        "store": store,
        "placement": {"hosts": 1, "processes": processes, "threads": 1},
        "rounds": rounds,
        "lock": {"kind": kind},
        "program": PROGRAM,
        "timeLimitMs": 60000,
    }
    events, result = run_unwatched(port, scenario)
    taken = sorted((event["t"], event["buyer"]) for event in events if event["kind"] == "lock-acquired")
    freed = sorted((event["t"], event["buyer"]) for event in events if event["kind"] == "lock-released")
    if result["verdict"]["safety"] != "held" or len(taken) != processes * rounds or len(freed) != len(taken):
        raise RuntimeError(result["verdict"]["sentence"])
    hand_overs = [
        (next_taken[0] - gone[0]) / 1e3
        for gone, next_taken in zip(freed, taken[1:])
        if gone[1] != next_taken[1] and next_taken[0] > gone[0]
    ]
    rate = len(taken) / ((freed[-1][0] - taken[0][0]) / 1e9)
    return rate, median(hand_overs) if hand_overs else None


def in_processes(cycle, processes, rounds):
    """Cycles a second of a function that does one, in so many processes that start together."""
    barrier = multiprocessing.Barrier(processes + 1)
    done = multiprocessing.Barrier(processes + 1)

    def work():
        one = cycle()
        one()
        barrier.wait()
        for _ in range(rounds):
            one()
        done.wait()

    workers = [multiprocessing.Process(target=work) for _ in range(processes)]
    for worker in workers:
        worker.start()
    barrier.wait()
    start = time.perf_counter()
    done.wait()
    took = time.perf_counter() - start
    for worker in workers:
        worker.join()
    return processes * rounds / took


def python_lock():
    lock = multiprocessing.Lock()

    def prepared():
        def cycle():
            lock.acquire()
            lock.release()

        return cycle

    return prepared


def python_fcntl(folder):
    def prepared():
        file = open(folder / "fcntl", "w")

        def cycle():
            fcntl.lockf(file, fcntl.LOCK_EX)
            fcntl.lockf(file, fcntl.LOCK_UN)

        return cycle

    return prepared


def python_exclusive_file(folder):
    path = str(folder / "exclusive")

    def prepared():
        def cycle():
            while True:
                try:
                    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
                    break
                except FileExistsError:
                    time.sleep(0.0001)
            os.unlink(path)

        return cycle

    return prepared


def redis_socket(data):
    """A loop on a socket to the Redis that the application has started."""
    settings = dict(line.split(" ", 1) for line in next(data.rglob("redis.conf")).read_text().splitlines() if line)

    def command(*words):
        return f"*{len(words)}\r\n".encode() + b"".join(f"${len(w)}\r\n{w}\r\n".encode() for w in words)

    def prepared():
        connection = socket.create_connection((settings["bind"], int(settings["port"])))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def ask(request):
            connection.sendall(request)
            return connection.recv(4096)

        ask(command("AUTH", settings["requirepass"]))
        take = command("SET", "bench", "me", "NX", "PX", "2000")
        free = command("DEL", "bench")

        def cycle():
            while not ask(take).startswith(b"+OK"):
                time.sleep(0.001)
            ask(free)

        return cycle

    return prepared


def pgbench(data, kind, processes, rounds):
    """Cycles a second of pgbench with the same SQL against the same server."""
    server = next(data.rglob("postmaster.pid"))
    environment = {
        **os.environ,
        "PGPORT": server.read_text().splitlines()[3],
        "PGHOST": "localhost",
        "PGUSER": "postgres",
        "PGDATABASE": "postgres",
        "PGPASSWORD": (server.parent.parent / "password").read_text().strip(),
        "PGOPTIONS": "-c synchronous_commit=off",  # as the buyers
    }
    script = data / "bench.sql"
    setup = data / "setup.sql"
    script.write_text(SQL[kind])
    setup.write_text(
        "CREATE TABLE IF NOT EXISTS bench (run int primary key, count int, owner text, token bigint, ends_at timestamptz);\n"
        "INSERT INTO bench VALUES (1, 1, NULL, 0, NULL) ON CONFLICT DO NOTHING;\n"
    )

    def bench(file, clients, transactions):
        command = ["pgbench", "-n", "-M", "prepared", "-f", str(file), "-c", str(clients), "-t", str(transactions)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    bench(setup, 1, 1)
    return float(re.search(r"tps = ([\d.]+)", bench(script, processes, rounds)).group(1))


def peer(kind, data, processes, rounds):
    """The peer's cycles a second, or none where there is no peer here."""
    if kind in SQL:
        return pgbench(data, kind, processes, rounds) if shutil.which("pgbench") else None
    if kind in ("semaphore", "robust-mutex", "spin"):
        return in_processes(python_lock(), processes, rounds)
    if kind == "file-lock":
        return in_processes(python_fcntl(data), processes, rounds)
    if kind == "lock-file":
        return in_processes(python_exclusive_file(data), processes, rounds)
    if kind == "redis":
        return in_processes(redis_socket(data), processes, rounds)
    return None


def shown(rate, other, asked):
    if not other:
        return f"{rate:9.0f} {'–':>9} {'–':>6} "
    return f"{rate:9.0f} {other:9.0f} {rate / other:6.2f}{'<' if asked and rate / other < RATE_OF_PEER else ' '}"


def measured(port, data, kind, store, rounds, times):
    """Medians: cycles a second alone, its peer's, eight's, their peer's, and the hand-over in microseconds."""
    for processes in (1, BUYERS):
        playground(port, kind, store, processes, rounds)
    figures = []
    for _ in range(times):
        alone, _ = playground(port, kind, store, 1, rounds)
        alone_peer = peer(kind, data, 1, rounds)
        together, hand_over = playground(port, kind, store, BUYERS, rounds)
        figures.append((alone, alone_peer, together, peer(kind, data, BUYERS, rounds), hand_over))
    return [None if None in column else median(column) for column in zip(*figures)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=500, help="cycles of each buyer (default 500)")
    arguments.add_argument("--times", type=int, default=3, help="runs of each, whose median is told (default 3)")
    arguments.add_argument("--kind", action="append", help="only this kind; may be said more than once")
    asked = arguments.parse_args()
    multiprocessing.set_start_method("fork")
    data = pathlib.Path(tempfile.mkdtemp(prefix="lockplay-bench-"))
    try:
        with application(LOCKPLAY_DATA_DIR=str(data)) as port:
            client = http.client.HTTPConnection("localhost", port)
            client.request("GET", "/api/catalog")
            locks = json.load(client.getresponse())["locks"]
            print("cycles a second: playground, peer, ratio; hand-over: median in microseconds, and what is asked")
            print(f"<: less than the {RATE_OF_PEER} of the peer that is asked; >: more microseconds than asked")
            print(f"{'':14}{'alone':>26}    {BUYERS:>12} processes{'':8}hand-over")
            for lock in locks:
                kind = lock["kind"]
                if kind not in HAND_OVER_US or asked.kind and kind not in asked.kind:
                    continue
                store = "memory" if "memory" in lock["stores"] else "database"
                try:
                    alone, alone_peer, together, together_peer, hand_over = measured(
                        port, data, kind, store, asked.rounds, asked.times
                    )
                except RuntimeError as failure:
                    print(f"{kind:14} not measured: {failure}", flush=True)
                    continue
                socket_kind = kind in CROSSES_A_SOCKET
                late = " " if hand_over is None or hand_over <= HAND_OVER_US[kind] else ">"
                print(
                    f"{kind:14}{shown(alone, alone_peer, socket_kind)}  {shown(together, together_peer, socket_kind)}"
                    f"  {f'{hand_over:8.0f}' if hand_over else '       –'}{late}{HAND_OVER_US[kind]:7}",
                    flush=True,
                )
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main()
