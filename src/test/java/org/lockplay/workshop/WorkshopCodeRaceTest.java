package org.lockplay.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.AtOnce.TRIES;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.lockplay.AtOnce;
import org.lockplay.StartsProcesses;

@StartsProcesses
@QuarkusTest
class WorkshopCodeRaceTest {

    @Inject
    Clock clock;

    @Inject
    EntityManager database;

    @Test
    void twoWorkshopsThatDrawTheSameCodeAtOnceHaveTwoCodes() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            String drawnTwice = JoinCode.random();
            List<String> codes = AtOnce.call(2, creating(drawnTwice));
            assertThat(codes).doesNotHaveDuplicates().contains(drawnTwice);
        }
    }

    /** Creates a workshop whose first random code may be taken already. */
    private Callable<String> creating(String firstDrawn) {
        return () -> {
            Iterator<String> draws = List.of(firstDrawn, JoinCode.random()).iterator();
            Workshops workshops = new Workshops(clock, database, draws::next);
            return QuarkusTransaction.requiringNew()
                    .call(() -> workshops.create("Locks", List.of()).workshop().code());
        };
    }
}
