while (store.isLocked()) {
    Thread.sleep(5);
}
store.setLocked(true);
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    store.setLocked(false);
}
