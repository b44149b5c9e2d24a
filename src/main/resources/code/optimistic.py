READ = "SELECT count, version FROM ticket WHERE run = %s"
WRITE = "UPDATE ticket SET count = %s, version = version + 1 WHERE run = %s AND version = %s"

while True:
    count, version = database.execute(READ, [run]).fetchone()
    if count == 0:
        break
    if database.execute(WRITE, [count - 1, run, version]).rowcount == 1:
        break
    time.sleep(0.005)
