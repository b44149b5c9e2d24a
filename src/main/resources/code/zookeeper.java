CuratorFramework zookeeper = CuratorFrameworkFactory.builder()
        .connectString("localhost:2181")
        .sessionTimeoutMs(2000)
        .retryPolicy(new RetryNTimes(3, 200))
        .build();
zookeeper.start();
InterProcessMutex lock = new InterProcessMutex(zookeeper, "/lockplay/" + run);

lock.acquire();
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    lock.release();
}
