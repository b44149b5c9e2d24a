package org.lockplay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.embedded.TestServers;

@StartsOwnProcesses
class IdleConnectionsTest {

    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OWNER = "lockplay/idle-connections-test/3";
    private static final int PATIENCE_MS = 4_000;

    private final DatabaseAddress address = TestServers.database();
    private final IdleConnections idle = new IdleConnections(2, LONG);
    private Connection other;

    @BeforeEach
    void connect() throws SQLException {
        Databases.closeIdle();
        other = Databases.connect(address, "lockplay/idle-connections-test/other");
    }

    @AfterEach
    void close() throws SQLException {
        idle.clear();
        other.close();
    }

    @Test
    void aConnectionIsUsedAgainUnderTheNameOfItsNewOwner() throws SQLException {
        Connection connection = opened();
        long backend = backendOf(connection);

        idle.giveBack(connection);
        assertThat(nameOf(backend)).isEqualTo(IdleConnections.NAME);

        Connection again = taken();
        assertThat(backendOf(again)).isEqualTo(backend);
        assertThat(nameOf(backend)).isEqualTo(OWNER);
        again.close();
    }

    @Test
    void itHoldsNoLockOfItsLastRun() throws SQLException {
        Connection connection = opened();
        execute(connection, "select pg_advisory_lock(4712)");
        execute(connection, "select pg_advisory_lock(4712)");

        idle.giveBack(connection);

        assertThat(value(other, "select pg_try_advisory_lock(4712)")).isEqualTo("t");
        execute(other, "select pg_advisory_unlock(4712)");
    }

    @Test
    void itsOpenTransactionIsRolledBackAndItsRowIsFree() throws SQLException {
        String run = "idle-connections-test";
        execute(other, "insert into ticket (run, count, version) values ('" + run + "', 1, 0)");
        Connection connection = opened();
        connection.setAutoCommit(false);
        execute(connection, "update ticket set count = 0 where run = '" + run + "'");

        idle.giveBack(connection);

        assertThat(value(other, "select count from ticket where run = '" + run + "' for update nowait"))
                .isEqualTo("1");
        execute(other, "delete from ticket where run = '" + run + "'");
        assertThat(taken().getAutoCommit()).isTrue();
    }

    @Test
    void anAbortedTransactionIsNoObstacle() throws SQLException {
        Connection connection = opened();
        connection.setAutoCommit(false);
        try {
            execute(connection, "select 1 / 0");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("22012");
        }
        idle.giveBack(connection);

        assertThat(value(taken(), "select 1")).isEqualTo("1");
    }

    @Test
    void itsSettingsAreReset() throws SQLException {
        Connection connection = opened();
        execute(connection, "set lock_timeout = 77");
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        idle.giveBack(connection);

        Connection again = taken();
        assertThat(value(again, "show lock_timeout")).isEqualTo("0");
        assertThat(value(again, "show default_transaction_isolation")).isEqualTo("read committed");
        assertThat(again.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(value(again, "show client_connection_check_interval")).isEqualTo("100ms");
        assertThat(value(again, "show synchronous_commit")).isEqualTo("off");
    }

    @Test
    void statementsCanBePreparedAgain() throws SQLException {
        Connection connection = opened();
        PreparedStatement first = prepared(connection);
        assertThat(value(first)).isEqualTo("5");
        idle.giveBack(connection);

        Connection again = taken();
        assertThat(value(prepared(again))).isEqualTo("5");
        assertThat(value(prepared(again))).isEqualTo("5");
    }

    @Test
    void aConnectionThatTheServerHasCutIsNotUsedAgain() throws SQLException {
        Connection connection = opened();
        long backend = backendOf(connection);
        idle.giveBack(connection);

        execute(other, "select pg_terminate_backend(" + backend + ", 4000)");

        assertThat(idle.take(address, OWNER, PATIENCE_MS)).isEmpty();
    }

    @Test
    void aConnectionThatWasCutInItsRunIsNotKept() throws SQLException {
        Connection connection = opened();
        execute(other, "select pg_terminate_backend(" + backendOf(connection) + ", 4000)");

        idle.giveBack(connection);

        assertThat(idle.take(address, OWNER, PATIENCE_MS)).isEmpty();
    }

    @Test
    void theOldestAreClosedIfThereAreTooMany() throws SQLException {
        List<Connection> many = List.of(opened(), opened(), opened());
        List<Long> backends = List.of(backendOf(many.get(0)), backendOf(many.get(1)), backendOf(many.get(2)));

        many.forEach(idle::giveBack);

        awaitEnd(backends.get(0));
        assertThat(List.of(backendOf(taken()), backendOf(taken())))
                .containsExactlyInAnyOrder(backends.get(1), backends.get(2));
    }

    /** A server that does not answer costs the patience once, not once per idle connection. */
    @Test
    void noneIsTriedAfterOneThatFails() throws SQLException {
        Connection alive = opened();
        Connection dead = opened();
        long backend = backendOf(alive);
        long killed = backendOf(dead);
        idle.giveBack(alive);
        idle.giveBack(dead);
        execute(other, "select pg_terminate_backend(" + killed + ", 4000)");

        assertThat(idle.take(address, OWNER, PATIENCE_MS)).isEmpty();

        awaitEnd(backend);
    }

    @Test
    void aConnectionThatIsIdleForTooLongIsClosed() throws SQLException {
        IdleConnections shortly = new IdleConnections(2, Duration.ofMillis(50));
        Connection connection = opened();
        long backend = backendOf(connection);

        shortly.giveBack(connection);

        awaitEnd(backend);
        assertThat(shortly.take(address, OWNER, PATIENCE_MS)).isEmpty();
    }

    @Test
    void anotherServersConnectionIsNotTaken() throws SQLException {
        idle.giveBack(opened());

        DatabaseAddress elsewhere = new DatabaseAddress(address.url() + "?x=1", address.user(), address.password());
        assertThat(idle.take(elsewhere, OWNER, PATIENCE_MS)).isEmpty();
    }

    private Connection opened() throws SQLException {
        return Databases.connect(address, OWNER);
    }

    private Connection taken() {
        return idle.take(address, OWNER, PATIENCE_MS).orElseThrow();
    }

    private void awaitEnd(long backend) throws SQLException {
        long giveUp = System.nanoTime() + LIMIT_NS;
        while (nameOf(backend) != null) {
            assertThat(System.nanoTime())
                    .as("the connection did not end in time")
                    .isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private String nameOf(long backend) throws SQLException {
        return value(other, "select application_name from pg_stat_activity where pid = " + backend);
    }

    private static long backendOf(Connection connection) throws SQLException {
        return Long.parseLong(value(connection, "select pg_backend_pid()"));
    }

    private static PreparedStatement prepared(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select ? + 2");
        statement.setLong(1, 3);
        return statement;
    }

    private static String value(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
