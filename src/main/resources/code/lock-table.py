TAKE = """UPDATE lock_lease
             SET owner = %s, token = token + 1, ends_at = clock_timestamp() + interval '2 s'
           WHERE run = %s AND (owner IS NULL OR ends_at <= clock_timestamp())
       RETURNING token"""
GIVE_BACK = "UPDATE lock_lease SET owner = NULL WHERE run = %s AND owner = %s AND token = %s"

while (row := database.execute(TAKE, [me, run]).fetchone()) is None:
    time.sleep(0.005)
try:
    count = store.read()
    if count > 0:
        store.write(count - 1)
finally:
    database.execute(GIVE_BACK, [run, me, row[0]])
