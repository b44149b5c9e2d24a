ReentrantLock lock = new ReentrantLock();

lock.lock();
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    lock.unlock();
}
