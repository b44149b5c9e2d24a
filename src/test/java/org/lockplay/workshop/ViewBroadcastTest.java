package org.lockplay.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewBroadcastTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PERIOD = Duration.ofMillis(5);

    private final Map<String, AtomicInteger> built = new ConcurrentHashMap<>();
    private final Map<String, String> views = new ConcurrentHashMap<>(Map.of("AAAAAA", "a1", "CCCCCC", "c1"));
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ViewBroadcast broadcast = broadcast(views::get);

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    @Test
    void aViewIsEvictedWhenItsLastFollowerLeavesHoweverManyFollowOthers() {
        List<AssertSubscriber<String>> first = List.of(follow(broadcast, "AAAAAA"), follow(broadcast, "AAAAAA"));
        AssertSubscriber<String> other = follow(broadcast, "CCCCCC");
        first.forEach(follower -> await(follower, 1));
        await(other, 1);
        assertThat(broadcast.size()).isEqualTo(2);

        first.forEach(AssertSubscriber::cancel);

        await(() -> broadcast.size() == 1);
        await(() -> isIdle("AAAAAA"));
        other.awaitNextItem(LIMIT);
        other.cancel();
        await(() -> broadcast.size() == 0);
    }

    @Test
    void aViewIsBuiltOncePerTickHoweverManyFollowIt() {
        Semaphore permits = new Semaphore(0);
        AtomicInteger number = new AtomicInteger();
        ViewBroadcast counted = broadcast(code -> {
            permits.acquireUninterruptibly();
            return "view " + number.incrementAndGet();
        });
        List<AssertSubscriber<String>> followers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            followers.add(follow(counted, "AAAAAA"));
        }

        permits.release(3);

        followers.forEach(follower -> await(follower, 3));
        assertThat(followers)
                .allSatisfy(follower -> assertThat(follower.getItems()).containsExactly("view 1", "view 2", "view 3"));
        followers.forEach(AssertSubscriber::cancel);
        permits.release(1_000);
    }

    @Test
    void aDatabaseThatIsSlowForOneWorkshopHoldsOneThreadAndNoOtherWorkshop() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger waiting = new AtomicInteger();
        ViewBroadcast partlySlow = broadcast(code -> {
            if (code.equals("AAAAAA")) {
                waiting.incrementAndGet();
                awaitUnchecked(slow);
            }
            return views.get(code);
        });
        List<AssertSubscriber<String>> held = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            held.add(follow(partlySlow, "AAAAAA"));
        }
        AssertSubscriber<String> other = follow(partlySlow, "CCCCCC");

        await(other, 20);

        assertThat(waiting).hasValue(1);
        assertThat(held).allSatisfy(AssertSubscriber::assertHasNotReceivedAnyItem);
        slow.countDown();
        held.forEach(follower -> await(follower, 1));
        held.forEach(AssertSubscriber::cancel);
        other.cancel();
    }

    @Test
    void whoComesLaterHasTheLastViewAtOnceAndWhoComesBackAFreshOne() {
        Semaphore permits = new Semaphore(1);
        ViewBroadcast rare = broadcast(code -> {
            permits.acquireUninterruptibly();
            return views.get(code);
        });
        AssertSubscriber<String> early = follow(rare, "AAAAAA");
        await(early, 1);

        AssertSubscriber<String> late = follow(rare, "AAAAAA");
        await(late, 1);
        assertThat(late.getItems()).containsExactly("a1");

        early.cancel();
        late.cancel();
        permits.release(1_000);
        await(() -> rare.size() == 0);
        views.put("AAAAAA", "a2");
        AssertSubscriber<String> again = follow(rare, "AAAAAA");
        await(again, 1);
        assertThat(again.getItems().get(0)).isEqualTo("a2");
        again.cancel();
    }

    @Test
    void whereAViewCannotBeBuiltItsFollowersKeepTheLastOneAndHaveTheNext() {
        AtomicInteger tries = new AtomicInteger();
        ViewBroadcast failing = broadcast(code -> {
            if (tries.incrementAndGet() == 2) {
                throw new IllegalStateException("no database");
            }
            return "view " + tries;
        });
        AssertSubscriber<String> follower = follow(failing, "AAAAAA");

        await(follower, 3);

        assertThat(follower.getItems().subList(0, 3)).containsExactly("view 1", "view 1", "view 3");
        follower.cancel();
    }

    @Test
    void aFailureIsLoggedOnceAndWithoutTheCode() {
        List<LogRecord> warnings = new CopyOnWriteArrayList<>();
        Handler collector = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(ViewBroadcast.class.getName());
        logger.addHandler(collector);
        AtomicInteger tries = new AtomicInteger();
        ViewBroadcast failing = broadcast(code -> {
            if (tries.incrementAndGet() % 5 != 0) {
                throw new IllegalStateException("no database");
            }
            return "view " + tries;
        });
        AssertSubscriber<String> follower = follow(failing, "AAAAAA");
        await(() -> tries.get() >= 4);
        int first = warnings.size();
        await(() -> tries.get() >= 7);
        follower.cancel();
        logger.removeHandler(collector);

        assertThat(first).isEqualTo(1);
        assertThat(warnings).hasSize(2).noneMatch(entry -> entry.getMessage().contains("AAAAAA"));
    }

    @Test
    void anEmptyViewIsNone() {
        AtomicInteger tries = new AtomicInteger();
        ViewBroadcast missing = broadcast(code -> tries.incrementAndGet() == 2 ? "" : "view " + tries);
        AssertSubscriber<String> follower = follow(missing, "AAAAAA");

        await(follower, 3);

        assertThat(follower.getItems().subList(0, 3)).containsExactly("view 1", "view 1", "view 3");
        follower.cancel();
    }

    @Test
    void whoIsSlowHasTheLastViewAndHoldsNobodyUp() {
        AtomicInteger number = new AtomicInteger();
        ViewBroadcast changing = broadcast(code -> String.valueOf(number.incrementAndGet()));
        AssertSubscriber<String> slow =
                changing.follow("AAAAAA").subscribe().withSubscriber(AssertSubscriber.create(1));
        AssertSubscriber<String> quick = follow(changing, "AAAAAA");

        await(quick, 50);
        await(slow, 1);
        slow.request(1);
        await(slow, 2);

        assertThat(Integer.parseInt(slow.getItems().get(1))).isGreaterThan(25);
        slow.cancel();
        quick.cancel();
        await(() -> changing.size() == 0);
    }

    private ViewBroadcast broadcast(UnaryOperator<String> source) {
        return new ViewBroadcast(PERIOD, workers, code -> {
            String view = source.apply(code);
            built(code).incrementAndGet();
            return view;
        });
    }

    private AtomicInteger built(String code) {
        return built.computeIfAbsent(code, none -> new AtomicInteger());
    }

    /** Whether the view of a workshop is no longer built. */
    private boolean isIdle(String code) {
        int before = built(code).get();
        AssertSubscriber<String> other = follow(broadcast, "CCCCCC");
        await(other, 5);
        other.cancel();
        return built(code).get() == before;
    }

    private static AssertSubscriber<String> follow(ViewBroadcast broadcast, String code) {
        return broadcast.follow(code).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(AssertSubscriber<String> follower, int items) {
        await(() -> follower.getItems().size() >= items);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
