while store.is_locked():
    time.sleep(0.005)
store.set_locked(True)
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    store.set_locked(False)
