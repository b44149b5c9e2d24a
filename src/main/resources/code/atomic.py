SELL = "UPDATE ticket SET count = count - 1, version = version + 1 WHERE run = %s AND count >= 1"

sold = database.execute(SELL, [run]).rowcount == 1
