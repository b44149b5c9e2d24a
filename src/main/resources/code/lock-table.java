PreparedStatement take = database.prepareStatement(
        "UPDATE lock_lease SET owner = ?, token = token + 1, ends_at = clock_timestamp() + interval '2 s'"
                + " WHERE run = ? AND (owner IS NULL OR ends_at <= clock_timestamp()) RETURNING token");
PreparedStatement giveBack =
        database.prepareStatement("UPDATE lock_lease SET owner = NULL WHERE run = ? AND owner = ? AND token = ?");
take.setString(1, me);
take.setString(2, run);

ResultSet row = take.executeQuery();
while (!row.next()) {
    Thread.sleep(5);
    row = take.executeQuery();
}
long token = row.getLong(1);
try {
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
} finally {
    giveBack.setString(1, run);
    giveBack.setString(2, me);
    giveBack.setLong(3, token);
    giveBack.executeUpdate();
}
