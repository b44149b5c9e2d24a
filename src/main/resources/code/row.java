PreparedStatement select = database.prepareStatement("SELECT count FROM ticket WHERE run = ? FOR UPDATE");
select.setString(1, run);

database.setAutoCommit(false);
try {
    select.executeQuery();
    long count = store.read();
    if (count > 0) {
        store.write(count - 1);
    }
    database.commit();
} catch (SQLException e) {
    database.rollback();
    throw e;
}
