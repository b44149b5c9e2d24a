PreparedStatement sell = database.prepareStatement(
        "UPDATE ticket SET count = count - 1, version = version + 1 WHERE run = ? AND count >= 1");
sell.setString(1, run);

boolean sold = sell.executeUpdate() == 1;
