PreparedStatement read = database.prepareStatement("SELECT count, version FROM ticket WHERE run = ?");
PreparedStatement write = database.prepareStatement(
        "UPDATE ticket SET count = ?, version = version + 1 WHERE run = ? AND version = ?");
read.setString(1, run);
write.setString(2, run);

for (boolean done = false; !done; ) {
    try (ResultSet row = read.executeQuery()) {
        row.next();
        write.setLong(1, row.getLong(1) - 1);
        write.setLong(3, row.getLong(2));
        done = row.getLong(1) == 0 || write.executeUpdate() == 1;
    }
    if (!done) {
        Thread.sleep(5);
    }
}
