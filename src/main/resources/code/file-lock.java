FileChannel channel = FileChannel.open(Path.of("ticket.fcntl"), StandardOpenOption.WRITE);

try (FileLock lock = channel.lock()) {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
}
