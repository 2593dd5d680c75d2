package dev.ashlar.messagequeue.core;

import dev.ashlar.kernel.Outbox;
import dev.ashlar.kernel.UnitOfWork;
import dev.ashlar.messagequeue.Chapter;
import dev.ashlar.messagequeue.Reprovisioning.Progress;
import dev.ashlar.messagequeue.ReprovisioningEvent.ReprovisioningFinished;
import dev.ashlar.messagequeue.ports.PendingEvents;
import dev.ashlar.messagequeue.ports.ReprovisioningStore;
import dev.ashlar.messagequeue.ports.ReprovisioningStore.Held;
import dev.ashlar.messagequeue.ports.ReprovisioningStore.Place;
import dev.ashlar.messagequeue.ports.Retelling;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// One page is one short transaction: it holds the reprovisioning itself, so that nobody stops it in the middle or does
/// the same page, and notes how far it came. It never runs far ahead of Redis, so that what happens meanwhile does not
/// wait behind it for long.
@Singleton
final class Retold implements Retelling {
    static final int PAGE = 500;
    static final long MOST_WAITING = 5_000;

    private final ReprovisioningStore store;
    private final List<Chapter> chapters;
    private final PendingEvents pending;
    private final Outbox outbox;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    Retold(
            ReprovisioningStore store,
            List<Chapter> chapters,
            PendingEvents pending,
            Outbox outbox,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.store = store;
        this.chapters = chapters.stream().sorted(Comparator.comparing(Chapter::rank)).toList();
        this.pending = pending;
        this.outbox = outbox;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public Next page() {
        if (store.find().isEmpty()) {
            return Next.REST;
        }
        if (pending.backlog().count() > MOST_WAITING) {
            return Next.PAUSE;
        }
        return unitOfWork.run(() -> store.holdIfFree().map(this::tell).orElse(Next.REST));
    }

    private Next tell(Held held) {
        var place = held.place();
        if (place.progress().chapter().isEmpty()) {
            store.move(new Place(in(place.progress(), nameAt(0), 0), ""));
            return Next.PAUSE;
        }
        if (!held.settled()) {
            return Next.PAUSE;
        }
        return chapters.stream()
                .filter(chapter -> chapter.name().equals(place.progress().chapter()))
                .findFirst()
                .map(chapter -> tell(chapter, place))
                .orElseGet(() -> end(place));
    }

    private Next tell(Chapter chapter, Place place) {
        var told = chapter.tell(place.lastId(), PAGE);
        store.move(
                told.ids().isEmpty()
                        ? new Place(
                                in(place.progress(), nameAt(chapters.indexOf(chapter) + 1), 0), "")
                        : new Place(
                                in(place.progress(), chapter.name(), told.events()),
                                told.ids().getLast()));
        return Next.GO_ON;
    }

    private Next end(Place place) {
        store.remove();
        outbox.append(new ReprovisioningFinished(place.progress().id().value(), clock.instant()));
        return Next.REST;
    }

    private String nameAt(int index) {
        return index < chapters.size() ? chapters.get(index).name() : "the end";
    }

    private static Progress in(Progress progress, String chapter, int events) {
        return new Progress(
                progress.id(), progress.startedAt(), chapter, progress.announced() + events);
    }
}
