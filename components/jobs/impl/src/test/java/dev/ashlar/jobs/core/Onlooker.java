package dev.ashlar.jobs.core;

import dev.ashlar.jobs.Observer;
import dev.ashlar.jobs.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what it heard, and wants an end when it is told so.
final class Onlooker implements Observer {
    final List<Progress> heard = new CopyOnWriteArrayList<>();
    volatile boolean tired;

    @Override
    public void moved(Progress progress) {
        heard.add(progress);
    }

    @Override
    public boolean wantsEnd() {
        return tired;
    }
}
