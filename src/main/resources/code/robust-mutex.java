interface Posix extends Library {
    Posix C = Native.load("c", Posix.class);

    int pthread_mutexattr_init(Pointer attributes);

    int pthread_mutexattr_setpshared(Pointer attributes, int shared);

    int pthread_mutexattr_setrobust(Pointer attributes, int robust);

    int pthread_mutex_init(Pointer mutex, Pointer attributes);

    int pthread_mutex_lock(Pointer mutex);

    int pthread_mutex_consistent(Pointer mutex);

    int pthread_mutex_unlock(Pointer mutex);
}

Pointer mutex = Native.getDirectBufferPointer(channel.map(FileChannel.MapMode.READ_WRITE, 0, 128));
Pointer attributes = new Memory(64);
Posix.C.pthread_mutexattr_init(attributes);
Posix.C.pthread_mutexattr_setpshared(attributes, PTHREAD_PROCESS_SHARED);
Posix.C.pthread_mutexattr_setrobust(attributes, PTHREAD_MUTEX_ROBUST);
Posix.C.pthread_mutex_init(mutex, attributes);

if (Posix.C.pthread_mutex_lock(mutex) == EOWNERDEAD) {
    Posix.C.pthread_mutex_consistent(mutex);
}
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    Posix.C.pthread_mutex_unlock(mutex);
}
