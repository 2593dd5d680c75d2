package dev.ashlar.kernel;

/// The error catalogue. Numbers are part of the wire contract: append, never renumber or reuse.
public enum ErrorCode {
    BAD_REQUEST(1400, 400),
    UNAUTHENTICATED(1401, 401),
    FORBIDDEN(1403, 403),
    NOT_FOUND(1404, 404),
    METHOD_NOT_ALLOWED(1405, 405),
    CONFLICT(1409, 409),
    TOO_LARGE(1413, 413),
    INVALID(1422, 422),
    PRECONDITION_REQUIRED(1428, 428),
    DEFECT(1500, 500),
    UNAVAILABLE(1503, 503),
    SECRET_NOT_DECRYPTED(1510, 500),
    SECRET_NOT_DELIVERED(1511, 500);

    private final int number;
    private final int httpStatus;

    ErrorCode(int number, int httpStatus) {
        this.number = number;
        this.httpStatus = httpStatus;
    }

    /// What clients see as `error.code`.
    public int number() {
        return number;
    }

    /// The HTTP status that goes with it.
    public int httpStatus() {
        return httpStatus;
    }
}
