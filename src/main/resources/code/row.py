with database.transaction():
    database.execute("SELECT count FROM ticket WHERE run = %s FOR UPDATE", [run])
    count = store.read()
    if count > 0:
        store.write(count - 1)
