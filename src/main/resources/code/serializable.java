database.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
database.setAutoCommit(false);

for (boolean done = false; !done; ) {
    try {
        long count = store.read();
        if (count > 0) {
            store.write(count - 1);
        }
        database.commit();
        done = true;
    } catch (SQLException e) {
        database.rollback();
        if (!e.getSQLState().equals("40001")) {
            throw e;
        }
        Thread.sleep(5);
    }
}
