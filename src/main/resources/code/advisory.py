database.execute("SELECT pg_advisory_lock(%s)", [key])
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    database.execute("SELECT pg_advisory_unlock(%s)", [key])
