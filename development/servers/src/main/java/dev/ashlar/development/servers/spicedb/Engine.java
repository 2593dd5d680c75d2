package dev.ashlar.development.servers.spicedb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// One SpiceDB of the C library, with a store of its own. Messages go in and out as protobuf bytes. Safe for several
/// threads.
final class Engine {
    private static final AddressLayout TEXT =
            ValueLayout.ADDRESS.withTargetLayout(
                    MemoryLayout.sequenceLayout(Long.MAX_VALUE, ValueLayout.JAVA_BYTE));
    private static final FunctionDescriptor CALL =
            FunctionDescriptor.ofVoid(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS);

    private final SymbolLookup library;
    private final MethodHandle freeText;
    private final MethodHandle freeBytes;
    private final long handle;
    private final Path streams;

    /// Starts an empty SpiceDB.
    Engine(Path file) {
        library = SymbolLookup.libraryLookup(file, Arena.global());
        freeText = function("spicedb_free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        freeBytes = function("spicedb_free_bytes", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        var answer = start();
        try {
            var data = new ObjectMapper().readTree(answer).path("data");
            handle = data.path("handle").asLong();
            streams = Path.of(data.path("streaming_address").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("SpiceDB answered its start with " + answer, e);
        }
        if (handle == 0) {
            throw new IllegalStateException("SpiceDB did not start: " + answer);
        }
    }

    /// The unix socket on which calls with several answers go.
    Path streams() {
        return streams;
    }

    /// @param symbol the library's name of a call with one answer
    Call call(String symbol) {
        return new Call(function(symbol, CALL));
    }

    private String start() {
        var start = function("spicedb_start", FunctionDescriptor.of(TEXT, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            var answer = (MemorySegment) start.invokeExact(arena.allocateFrom("{}"));
            var text = answer.getString(0);
            freeText.invokeExact(answer);
            return text;
        } catch (Throwable e) {
            throw new IllegalStateException("SpiceDB's library could not be called", e);
        }
    }

    private MethodHandle function(String symbol, FunctionDescriptor descriptor) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(symbol), descriptor);
    }

    /// One kind of call with one answer.
    final class Call {
        private final MethodHandle function;

        private Call(MethodHandle function) {
            this.function = function;
        }

        /// @throws Refusal when SpiceDB answers with an error
        byte[] send(byte[] request) throws Refusal {
            try (var arena = Arena.ofConfined()) {
                var message = arena.allocateFrom(ValueLayout.JAVA_BYTE, request);
                var bytes = arena.allocate(ValueLayout.ADDRESS);
                var length = arena.allocate(ValueLayout.JAVA_INT);
                var error = arena.allocate(TEXT);
                function.invokeExact(handle, message, request.length, bytes, length, error);
                var refused = error.get(TEXT, 0);
                if (refused.address() != 0) {
                    var text = refused.getString(0);
                    freeText.invokeExact(refused);
                    throw new Refusal(text);
                }
                return taken(
                        bytes.get(ValueLayout.ADDRESS, 0), length.get(ValueLayout.JAVA_INT, 0));
            } catch (Refusal e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("SpiceDB's library could not be called", e);
            }
        }

        private byte[] taken(MemorySegment bytes, int length) throws Throwable {
            if (bytes.address() == 0) {
                return new byte[0];
            }
            var copy = bytes.reinterpret(length).toArray(ValueLayout.JAVA_BYTE);
            freeBytes.invokeExact(bytes);
            return copy;
        }
    }
}
