Path file = Path.of("ticket.lock");
String me = String.valueOf(ProcessHandle.current().pid());

for (boolean mine = false; !mine; ) {
    try {
        Files.writeString(file, me, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        mine = true;
    } catch (FileAlreadyExistsException e) {
        Thread.sleep(1);
    }
}
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    Files.delete(file);
}
