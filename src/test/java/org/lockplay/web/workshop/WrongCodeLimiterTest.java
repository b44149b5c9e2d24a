package org.lockplay.web.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.AtOnce;
import org.lockplay.web.http.ClientNetwork;
import org.lockplay.web.http.ProblemException;

class WrongCodeLimiterTest {

    private static final ClientNetwork SCHOOL = ClientNetwork.of("198.51.100.7");
    private static final String CODE = "ACDEFG";

    private final HandClock clock = new HandClock();
    private final WrongCodeLimiter limiter = new WrongCodeLimiter(clock);

    @Test
    void soManyWrongCodesAreAllowedAndTheNextAreRefusedUntilATokenComesBack() {
        exhaust();

        assertThat(refusalOfWrong()).isEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusalOfWrong()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        limiter.countWrong(SCHOOL);
        assertThat(refusalOfWrong()).isEqualTo(2);

        clock.advance(WrongCodeLimiter.REFILL);
        exhaust();
    }

    @Test
    void whileWrongCodesAreRefusedARightOneIsRefusedInTheSameWayAndCostsNothing() {
        exhaust();

        assertThat(refusalOfRight(CODE)).isEqualTo(refusalOfWrong());
        clock.advance(Duration.ofSeconds(2));
        for (int i = 0; i < 100; i++) {
            limiter.admit(SCHOOL, "CODE" + i);
        }
        limiter.countWrong(SCHOOL);
    }

    @Test
    void aNetworkThatIsKnownToAWorkshopIsAdmittedThereAndNowhereElse() {
        limiter.admit(SCHOOL, CODE);
        exhaust();

        assertThatCode(() -> limiter.admit(SCHOOL, CODE)).doesNotThrowAnyException();
        assertThat(refusalOfRight("CCCCCC")).isPositive();
        assertThatCode(() -> limiter.admit(ClientNetwork.of("198.51.100.8"), "CCCCCC"))
                .doesNotThrowAnyException();
        limiter.remember(SCHOOL, "CCCCCC");
        assertThatCode(() -> limiter.admit(SCHOOL, "CCCCCC")).doesNotThrowAnyException();
    }

    @Test
    void whatManyTryAtOnceIsCountedExactly() throws Exception {
        AtomicInteger allowed = new AtomicInteger();
        AtOnce.call(2 * WrongCodeLimiter.WRONG_CODES, () -> {
            try {
                limiter.countWrong(SCHOOL);
                return allowed.incrementAndGet();
            } catch (ProblemException e) {
                return 0;
            }
        });
        assertThat(allowed).hasValue(WrongCodeLimiter.WRONG_CODES);
    }

    @Test
    void howeverManyNetworksTryTheMemoryIsBoundedAndGivenBack() {
        for (int i = 0; i < 50_000; i++) {
            ClientNetwork network = ClientNetwork.of("2001:db8:" + Integer.toHexString(i) + "::1");
            limiter.countWrong(network);
            limiter.admit(network, CODE);
        }
        assertThat(limiter.size()).isLessThanOrEqualTo(20_000);

        clock.advance(Duration.ofDays(1));
        assertThat(limiter.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "2001:db8::1, 2001:db8:0:0:ffff::9, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
        "[2001:db8::1], 2001:db8::2, true",
        "fe80::1%eth0, fe80::2%eth1, true",
        "::1, ::1, true",
        "unknown, unknown, true",
        "_a, _b, false",
    })
    void anIpv6ClientCountsByItsNetworkAndAnIpv4ClientByItsAddress(String one, String other, boolean same) {
        assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
    }

    @Test
    void whatAProxyMakesUpIsNotKeptInFull() {
        assertThat(ClientNetwork.of("x".repeat(10_000)).prefix()).hasSize(64);
    }

    private void exhaust() {
        for (int i = 0; i < WrongCodeLimiter.WRONG_CODES; i++) {
            limiter.countWrong(SCHOOL);
        }
    }

    private long refusalOfWrong() {
        return catchThrowableOfType(ProblemException.class, () -> limiter.countWrong(SCHOOL))
                .retryAfter()
                .toSeconds();
    }

    private long refusalOfRight(String code) {
        return catchThrowableOfType(ProblemException.class, () -> limiter.admit(SCHOOL, code))
                .retryAfter()
                .toSeconds();
    }

    /** A clock that the test sets. */
    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-11-29T12:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
