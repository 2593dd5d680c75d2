package dev.ashlar.authz;

/// Something that a store found, whether or not the one who asked sees it: [Access#open] says.
///
/// @param <T> what was found
public final class Seen<T> {
    private final T thing;
    private final ResourceRef ref;
    private final Standing standing;

    /// @param standing by the index, in the snapshot in which the thing was read
    public Seen(T thing, ResourceRef ref, Standing standing) {
        this.thing = thing;
        this.ref = ref;
        this.standing = standing;
    }

    T thing() {
        return thing;
    }

    public ResourceRef ref() {
        return ref;
    }

    /// By the index; [Access#standing] is what counts.
    public Standing standing() {
        return standing;
    }
}
