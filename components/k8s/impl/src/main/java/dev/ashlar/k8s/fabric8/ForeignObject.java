package dev.ashlar.k8s.fabric8;

/// There is an object of that name which the house did not make; it is left alone.
final class ForeignObject extends RuntimeException {
    private final String kind;

    ForeignObject(String kind) {
        super(kind, null, false, false);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
