package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://localhost",
                "redis://:p@redis:6379/1",
                "rediss://me:p@redis.example:6380",
                "redis://[::1]:6379"
            })
    void aRedisUrlIsReturnedUnchanged(String url) {
        assertThat(new RedisLauncher().checked(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:6379", "http://redis:6379", "redis://", "redis:6379", "redis://:se cret@redis", "x"})
    void anInvalidRedisUrlIsReportedWithoutThePassword(String url) {
        assertThatThrownBy(() -> new RedisLauncher().checked(url))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOCKPLAY_REDIS_URL")
                .hasMessageNotContaining("se cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:2181", "zk1:2181,zk2:2181", "zk1:2181, zk2:2181", "zk1:2181/lockplay", "zk"})
    void aConnectStringIsReturnedUnchanged(String connect) {
        assertThat(new ZooKeeperLauncher().checked(connect)).isEqualTo(connect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:port", ":2181", "zk1:2181/lock//play", ","})
    void anInvalidConnectStringIsReported(String connect) {
        assertThatThrownBy(() -> new ZooKeeperLauncher().checked(connect))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOCKPLAY_ZOOKEEPER");
    }
}
