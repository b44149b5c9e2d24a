#!/usr/bin/env python3
"""What taking and giving back each lock costs, alone and with eight processes that want it.

The playground's figures come from the histories of real runs, so each cycle has three events in it; nobody follows the
runs' streams. A hand-over is the time from a release to the next acquisition, by somebody else who has been waiting; for
it each holder thinks for a millisecond, so that the others do wait (with nothing to do, a lock is mostly taken again by
who has just given it back). Beside each stands the plainest peer of its kind, in the same run: Python's own lock, fcntl or open,
pgbench with the same SQL and a thread for each client, a socket loop that sends the same scripts to the same Redis.
Who finds a lease taken asks again after RETRY_S, playground and peer. ZooKeeper has no peer here. Each figure is the
median of several runs, playground and peer in turns; whoever is alone goes ALONE times as many rounds, so that its run
lasts. What is asked: hand-overs within HAND_OVER_US, and RATE_OF_PEER for what crosses a socket.

With --plain the peers do less than the lock needs: pgbench takes the lease whoever has it and has one thread for all,
Redis is sent SET and DEL, which count no token and look at no owner.

    mvn package -DskipTests && python3 src/bench/locks.py [--rounds 500] [--times 3] [--kind redis] [--plain]
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
ALONE = 4
HAND_OVERS = 50  # of each buyer
RETRY_S = 0.005  # the locks' own retryMs
CYCLE = "lock\nunlock"
CYCLE_OF_WHO_THINKS = "lock\nthink 1\nunlock"
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
    "lock-table": "WITH taken AS (UPDATE bench SET owner = :client_id, token = token + 1,"
    " ends_at = clock_timestamp() + 2000 * interval '1 ms'"
    " WHERE run = 1 AND (owner IS NULL OR ends_at <= clock_timestamp()) RETURNING token)"
    " SELECT coalesce(max(token), 0) AS token FROM taken \\gset\n"
    "\\if :token > 0\n"
    "UPDATE bench SET owner = NULL WHERE run = 1 AND owner = :client_id::text AND token = :token;\n"
    "\\else\n"
    f"\\sleep {int(RETRY_S * 1000)} ms\n"
    "\\endif\n",
}
PLAIN_SQL = {
    **SQL,
    "lock-table": "UPDATE bench SET owner = 'x', token = token + 1,"
    " ends_at = clock_timestamp() + 2000 * interval '1 ms' WHERE run = 1 RETURNING token;\n"
    "UPDATE bench SET owner = NULL WHERE run = 1 AND owner = 'x';\n",
}
# As in RedisLock.
TAKE = (
    "if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then"
    " return redis.call('incr', KEYS[2]) end return false"
)
GIVE_BACK = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


def playground(port, kind, store, processes, rounds, program=CYCLE):
    """One run: its takings and its givings back, in order, as nanosecond and buyer."""
    scenario = {
        "version": 1,
        "store": store,
        "placement": {"hosts": 1, "processes": processes, "threads": 1},
        "rounds": rounds,
        "lock": {"kind": kind},
        "program": program,
        "timeLimitMs": 60000,
    }
    events, result = run_unwatched(port, scenario)
    taken = sorted((event["t"], event["buyer"]) for event in events if event["kind"] == "lock-acquired")
    freed = sorted((event["t"], event["buyer"]) for event in events if event["kind"] == "lock-released")
    if result["verdict"]["safety"] != "held" or len(taken) != processes * rounds or len(freed) != len(taken):
        raise RuntimeError(result["verdict"]["sentence"])
    return taken, freed


def rate(run):
    """Cycles a second while it lasted."""
    taken, freed = run
    return len(taken) / ((freed[-1][0] - taken[0][0]) / 1e9)


def hand_overs(run):
    """From each release to the next one's acquisition, in microseconds."""
    taken, freed = run
    return [
        (after[0] - before[0]) / 1e3
        for before, after in zip(freed, taken[1:])
        if before[1] != after[1] and after[0] > before[0]
    ]


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


def redis_socket(data, plain):
    """A loop on a socket to the Redis that the application has started."""
    settings = dict(line.split(" ", 1) for line in next(data.rglob("redis.conf")).read_text().splitlines() if line)

    def command(*words):
        return f"*{len(words)}\r\n".encode() + b"".join(f"${len(w)}\r\n{w}\r\n".encode() for w in words)

    def prepared():
        connection = socket.create_connection((settings["bind"], int(settings["port"])))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        me = str(os.getpid())

        def ask(request):
            connection.sendall(request)
            return connection.recv(4096)

        def script(text, *arguments):
            name = ask(command("SCRIPT", "LOAD", text)).split()[1].decode()
            return command("EVALSHA", name, "2", "bench:lock", "bench:token", *arguments)

        ask(command("AUTH", settings["requirepass"]))
        if plain:
            take = command("SET", "bench", me, "NX", "PX", "2000")
            free = command("DEL", "bench")
        else:
            take = script(TAKE, me, "2000")
            free = script(GIVE_BACK, me)

        def cycle():
            while ask(take).startswith(b"$-1"):
                time.sleep(RETRY_S)
            ask(free)

        return cycle

    return prepared


def pgbench(data, kind, processes, rounds, plain):
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

    def psql(statements):
        command = ["psql", "-qAt", "-c", statements]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    psql(
        "CREATE TABLE IF NOT EXISTS bench (run int primary key, count int, owner text, token bigint, ends_at timestamptz);"
        "INSERT INTO bench VALUES (1, 1) ON CONFLICT DO NOTHING;"
        "UPDATE bench SET owner = NULL, token = 0"
    )
    script = data / "bench.sql"
    script.write_text((PLAIN_SQL if plain else SQL)[kind])
    command = ["pgbench", "-n", "-M", "prepared", "-f", str(script), "-c", str(processes), "-t", str(rounds)]
    command += ["-j", "1" if plain else str(processes)]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"tps = ([\d.]+)", told).group(1))
    # Who asks for a lease and does not get it has done no cycle; each taking has its token.
    return rate * int(psql("SELECT token FROM bench")) / (processes * rounds) if kind == "lock-table" else rate


def peer(kind, data, processes, rounds, plain):
    """The peer's cycles a second, or none where there is no peer here."""
    if kind in SQL:
        programs_are_there = shutil.which("pgbench") and shutil.which("psql")
        return pgbench(data, kind, processes, rounds, plain) if programs_are_there else None
    if kind in ("semaphore", "robust-mutex", "spin"):
        return in_processes(python_lock(), processes, rounds)
    if kind == "file-lock":
        return in_processes(python_fcntl(data), processes, rounds)
    if kind == "lock-file":
        return in_processes(python_exclusive_file(data), processes, rounds)
    if kind == "redis":
        return in_processes(redis_socket(data, plain), processes, rounds)
    return None


def shown(rate, other, asked):
    if not other:
        return f"{rate:9.0f} {'–':>9} {'–':>6} "
    return f"{rate:9.0f} {other:9.0f} {rate / other:6.2f}{'<' if asked and rate / other < RATE_OF_PEER else ' '}"


def measured(port, data, kind, store, asked):
    """Medians: cycles a second alone, its peer's, eight's, their peer's, and the hand-over in microseconds."""
    rounds = asked.rounds
    for processes, times in ((1, ALONE), (BUYERS, 1)):
        playground(port, kind, store, processes, rounds * times)
    rates, handed_over = [], []
    for _ in range(asked.times):
        rates.append((
            rate(playground(port, kind, store, 1, rounds * ALONE)),
            peer(kind, data, 1, rounds * ALONE, asked.plain),
            rate(playground(port, kind, store, BUYERS, rounds)),
            peer(kind, data, BUYERS, rounds, asked.plain),
        ))
        handed_over += hand_overs(playground(port, kind, store, BUYERS, HAND_OVERS, CYCLE_OF_WHO_THINKS))
    return [None if None in column else median(column) for column in zip(*rates)] + [median(handed_over)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=500, help="cycles of each buyer (default 500)")
    arguments.add_argument("--times", type=int, default=3, help="runs of each, whose median is told (default 3)")
    arguments.add_argument("--kind", action="append", help="only this kind; may be said more than once")
    arguments.add_argument("--plain", action="store_true", help="peers that do less than the lock needs")
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
                        port, data, kind, store, asked
                    )
                except RuntimeError as failure:
                    print(f"{kind:14} not measured: {failure}", flush=True)
                    continue
                socket_kind = kind in CROSSES_A_SOCKET
                late = " " if hand_over <= HAND_OVER_US[kind] else ">"
                print(
                    f"{kind:14}{shown(alone, alone_peer, socket_kind)}  {shown(together, together_peer, socket_kind)}"
                    f"  {hand_over:8.0f}{late}{HAND_OVER_US[kind]:7}",
                    flush=True,
                )
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main()
