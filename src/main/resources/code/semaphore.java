interface Posix extends Library {
    Posix C = Native.load("c", Posix.class);

    Pointer sem_open(String name, int flags, int mode, int value);

    int sem_wait(Pointer semaphore);

    int sem_post(Pointer semaphore);
}

Pointer semaphore = Posix.C.sem_open("/ticket", O_CREAT, 0600, 1);

Posix.C.sem_wait(semaphore);
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    Posix.C.sem_post(semaphore);
}
