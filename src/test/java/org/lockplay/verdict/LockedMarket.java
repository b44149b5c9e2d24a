package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.lock.LockKind;

/**
 * Buyers under a correct lock, some of them killed while they hold it. Timestamps are taken a random time after what
 * they record, except for a release, where it is before; a killed buyer may have written without an event. A write
 * under {@link LockKind#ROW} is rolled back if its writer dies before the release.
 */
final class LockedMarket {

    private static final int LONGEST = 50;

    private final SplittableRandom random;
    private final boolean undoes;
    private final int buyers;
    private final int stock;
    private final int rounds;
    private final HistoryBuilder history = new HistoryBuilder();
    private long now;
    private long count;
    private long version;

    LockedMarket(SplittableRandom random, LockKind lock) {
        this.random = random;
        this.undoes = lock == LockKind.ROW;
        this.buyers = random.nextInt(1, 7);
        this.stock = random.nextInt(12);
        this.rounds = random.nextInt(1, 4);
        this.count = stock;
        run();
    }

    private void run() {
        List<Integer> turns = new ArrayList<>();
        IntStream.range(0, buyers * rounds).forEach(i -> turns.add(random.nextInt(turns.size() + 1), i % buyers));
        List<Integer> dead = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            int buyer = turns.get(i);
            if (!dead.contains(buyer)) {
                boolean dies = random.nextInt(12) == 0;
                turn(buyer, dies ? random.nextInt(5) : Integer.MAX_VALUE);
                if (dies) {
                    dead.add(buyer);
                } else if (!turns.subList(i + 1, turns.size()).contains(buyer)) {
                    history.buyer(buyer).at(later()).finishes("bought");
                }
            }
        }
        history.at(now + LONGEST).store(count, version);
    }

    /** One round under the lock; {@code death} may be one of its moments, at which the buyer is killed. */
    private void turn(int buyer, int death) {
        HistoryBuilder.Actor actor = history.buyer(buyer);
        long asked = Math.max(0, now - random.nextInt(LONGEST));
        actor.at(asked).requests().at(later()).acquires();
        long countBefore = count;
        long versionBefore = version;
        if (death > 0) {
            actor.at(later()).reads(count, version);
        }
        boolean buys = count > 0;
        if (death > 1 && buys) {
            actor.at(later()).takes(count - 1);
        } else if (death > 1) {
            actor.at(later()).soldOut();
        }
        if (death > 2 && buys) {
            count--;
            version++;
        }
        if (death > 3 && buys) {
            actor.at(later()).writes(count, version);
        }
        if (death > 4) {
            actor.at(later()).releases();
            if (undoes) {
                actor.at(later()).commits();
            }
        } else if (undoes) {
            count = countBefore;
            version = versionBefore;
        }
        if (death <= 4) {
            long noticed = now + random.nextInt(2 * LONGEST);
            // The time of the kill is taken before the signal is sent, that of the death when the server detects it.
            actor.at(later()).suffers("crash").at(Math.max(noticed, now)).finishes("killed");
        }
        now += random.nextInt(1, LONGEST);
    }

    private long later() {
        now += random.nextInt(1, LONGEST);
        return now;
    }

    int buyers() {
        return buyers;
    }

    int stock() {
        return stock;
    }

    int rounds() {
        return rounds;
    }

    List<Event> history() {
        return Arrival.of(history.events(), random);
    }
}
