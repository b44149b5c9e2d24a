database.isolation_level = IsolationLevel.SERIALIZABLE

while True:
    try:
        with database.transaction():
            count = store.read()
            if count > 0:
                store.write(count - 1)
        break
    except SerializationFailure:
        time.sleep(0.005)
