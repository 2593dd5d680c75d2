package dev.ashlar.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Runs something on several real threads that set out together.
public final class AtOnce {
    private AtOnce() {}

    /// What each call returned, in the order of their numbers from 0. Fails if one of them does.
    public static <T> List<T> run(int threads, IntFunction<T> work) throws Exception {
        var start = new CyclicBarrier(threads);
        var calls =
                IntStream.range(0, threads)
                        .mapToObj(n ->
                                (Callable<T>)
                                        () -> {
                                            start.await();
                                            return work.apply(n);
                                        })
                        .toList();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var results = new ArrayList<T>();
            for (Future<T> result : pool.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
