package dev.ashlar.web.requests;

import dev.ashlar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.util.concurrent.ExecutionException;

/// Reads a body whole, and refuses what no route takes.
final class Body {
    private static final byte[] NONE = {};
    private static final byte[] ESCAPED_NUL = {'u', '0', '0', '0', '0'};

    private final int limit;

    /// @param limit bytes at most
    Body(int limit) {
        this.limit = limit;
    }

    byte[] read(ServerHttpRequest<?> request) {
        var length = request.getContentLength();
        if (length > limit) {
            throw Refusals.tooLarge().asException();
        }
        if (length == 0
                || (length < 0 && !request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING))) {
            return NONE;
        }
        var bytes = bytes(request);
        refuseNul(bytes);
        return bytes;
    }

    private byte[] bytes(ServerHttpRequest<?> request) {
        try (var body = request.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
                var whole = body.buffer().get()) {
            var bytes = whole.toByteArray();
            if (bytes.length > limit) {
                throw Refusals.tooLarge().asException();
            }
            return bytes;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ContentLengthExceededException) {
                throw Refusals.tooLarge().asException();
            }
            throw new Problem.BadRequest("The body did not arrive whole.").asException();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Problem.BadRequest("The body did not arrive whole.").asException();
        }
    }

    private static void refuseNul(byte[] bytes) {
        var escaped = false;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                throw new Problem.BadRequest("The body is not valid JSON: it has a NUL byte.")
                        .asException();
            }
            if (bytes[at] == '\\') {
                at++;
                escaped |= isNul(bytes, at);
                if (at < bytes.length && bytes[at] == 0) {
                    at--;
                }
            }
        }
        if (escaped) {
            throw new Problem.Invalid("The body has a NUL character, which no field may have.")
                    .asException();
        }
    }

    private static boolean isNul(byte[] bytes, int at) {
        for (int offset = 0; offset < ESCAPED_NUL.length; offset++) {
            if (at + offset >= bytes.length || bytes[at + offset] != ESCAPED_NUL[offset]) {
                return false;
            }
        }
        return true;
    }
}
