file = open("ticket.fcntl", "w")

fcntl.lockf(file, fcntl.LOCK_EX)
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    fcntl.lockf(file, fcntl.LOCK_UN)
