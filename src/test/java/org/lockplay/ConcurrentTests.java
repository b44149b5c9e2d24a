package org.lockplay;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Independent cases of a {@code @TestFactory} that run concurrently because they mostly wait. Each reports its own
 * result. The duration that a report shows for a case is the remaining wait for it.
 */
public final class ConcurrentTests {

    /** The test of one case. */
    @FunctionalInterface
    public interface Body<T> {
        void run(T value) throws Exception;
    }

    /** What a case does. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /**
     * A case with a test of its own.
     *
     * @param name the name of its test
     */
    public record Case(String name, Action action) {}

    private ConcurrentTests() {}

    /** One test a case, all at the same time. */
    public static Stream<DynamicTest> of(Case... cases) {
        return of(
                cases.length, List.of(cases), Case::name, each -> each.action().run());
    }

    /**
     * One test a case.
     *
     * @param atOnce how many run at the same time
     * @param name the name of a case's test
     */
    public static <T> Stream<DynamicTest> of(int atOnce, List<T> cases, Function<T, String> name, Body<T> body) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        // The class loader of an application under test.
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        List<Future<Object>> results = cases.stream()
                .map(value -> threads.submit(() -> {
                    Thread.currentThread().setContextClassLoader(loader);
                    body.run(value);
                    return (Object) null;
                }))
                .toList();
        return Stream.iterate(0, i -> i < cases.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(name.apply(cases.get(i)), () -> join(results.get(i))))
                .onClose(threads::shutdownNow);
    }

    /** As above, with the case's text as the test's name. */
    public static <T> Stream<DynamicTest> of(int atOnce, List<T> cases, Body<T> body) {
        return of(atOnce, cases, String::valueOf, body);
    }

    private static void join(Future<Object> result) throws Throwable {
        try {
            result.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
