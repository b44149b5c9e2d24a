while True:
    try:
        with open("ticket.lock", "x") as file:
            file.write(str(os.getpid()))
        break
    except FileExistsError:
        time.sleep(0.001)
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    os.remove("ticket.lock")
