package dev.ashlar.testkit;

import dev.ashlar.kernel.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Runs one piece of work after another, whichever threads bring them. Rolls nothing back: what rollback does is tested
/// against PostgreSQL.
public final class FakeUnitOfWork implements UnitOfWork {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> afterCommit = new ArrayList<>();

    @Override
    public <T> T run(Supplier<T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("units of work are not to be nested");
        }
        var tasks = new ArrayList<Runnable>();
        T result;
        lock.lock();
        try {
            afterCommit.clear();
            result = work.get();
            tasks.addAll(afterCommit);
        } finally {
            lock.unlock();
        }
        tasks.forEach(Runnable::run);
        return result;
    }

    @Override
    public void afterCommit(Runnable task) {
        requireTransaction();
        afterCommit.add(task);
    }

    /// Whether the current thread is inside [#run].
    public boolean inTransaction() {
        return lock.isHeldByCurrentThread();
    }

    /// @throws IllegalStateException outside of [#run]
    public void requireTransaction() {
        if (!inTransaction()) {
            throw new IllegalStateException("this needs a transaction");
        }
    }
}
