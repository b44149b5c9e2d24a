package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lockplay.history.Event;

/**
 * Buyers without a lock, one step at a time in a random order, and an observer that sees every write and so knows,
 * without versions, which write replaced which.
 */
final class OpenMarket {

    private final SplittableRandom random;
    private final int buyers;
    private final int stock;
    private final int rounds;
    private final HistoryBuilder history = new HistoryBuilder();
    private final List<Integer> writers = new ArrayList<>();
    private long count;
    private long version;
    private long sold;
    private boolean lostUpdate;

    OpenMarket(SplittableRandom random) {
        this.random = random;
        this.buyers = random.nextInt(1, 5);
        this.stock = random.nextInt(6);
        this.rounds = random.nextInt(1, 4);
        this.count = stock;
        run();
    }

    private final class Buyer {

        private final int number;
        private int round;
        private int step;
        private long localCount;
        private long localVersion;
        private int writesSeen;

        Buyer(int number) {
            this.number = number;
        }

        boolean done() {
            return round == rounds;
        }

        void step() {
            HistoryBuilder.Actor actor = history.buyer(number);
            switch (step) {
                case 0 -> {
                    localCount = count;
                    localVersion = version;
                    writesSeen = writers.size();
                    actor.reads(localCount, localVersion);
                }
                case 1 -> {
                    if (localCount > 0) {
                        actor.takes(--localCount);
                    } else {
                        actor.soldOut();
                        step = 2;
                    }
                }
                default -> {
                    lostUpdate |=
                            writers.subList(writesSeen, writers.size()).stream().anyMatch(other -> other != number);
                    count = localCount;
                    version = localVersion + 1;
                    writers.add(number);
                    sold++;
                    actor.writes(count, version);
                }
            }
            if (++step > 2) {
                step = 0;
                round++;
            }
            if (done()) {
                actor.finishes("bought");
            }
        }
    }

    private void run() {
        List<Buyer> left =
                new ArrayList<>(IntStream.range(0, buyers).mapToObj(Buyer::new).toList());
        while (!left.isEmpty()) {
            Buyer buyer = left.get(random.nextInt(left.size()));
            // Let some buyers run several steps; otherwise almost no sale would succeed.
            for (int i = random.nextInt(1, 8); i > 0 && !buyer.done(); i--) {
                buyer.step();
            }
            left.removeIf(Buyer::done);
        }
        history.store(count, version);
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

    long sold() {
        return sold;
    }

    boolean lostUpdate() {
        return lostUpdate;
    }

    boolean oversold() {
        return sold > stock || sold > 0 && count > stock - sold;
    }

    List<Event> history() {
        return Arrival.of(history.events(), random);
    }
}
