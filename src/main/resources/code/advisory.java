PreparedStatement lock = database.prepareStatement("SELECT pg_advisory_lock(?)");
PreparedStatement unlock = database.prepareStatement("SELECT pg_advisory_unlock(?)");
lock.setLong(1, key);
unlock.setLong(1, key);

lock.execute();
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    unlock.execute();
}
