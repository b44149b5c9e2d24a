zookeeper = KazooClient(hosts="localhost:2181", timeout=2.0)
zookeeper.start()
lock = zookeeper.Lock("/lockplay/" + run)

with lock:
    count = store.read()
    if count > 0:
        store.write(count - 1)
