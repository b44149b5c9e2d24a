libc = ctypes.CDLL(None)
memory = mmap.mmap(os.open("mutex.bin", os.O_RDWR), 128)
mutex = ctypes.byref(ctypes.c_char.from_buffer(memory))
attributes = ctypes.create_string_buffer(64)
libc.pthread_mutexattr_init(attributes)
libc.pthread_mutexattr_setpshared(attributes, PTHREAD_PROCESS_SHARED)
libc.pthread_mutexattr_setrobust(attributes, PTHREAD_MUTEX_ROBUST)
libc.pthread_mutex_init(mutex, attributes)

if libc.pthread_mutex_lock(mutex) == errno.EOWNERDEAD:
    libc.pthread_mutex_consistent(mutex)
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    libc.pthread_mutex_unlock(mutex)
