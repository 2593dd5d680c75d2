package dev.ashlar.counterexample.ports;

import dev.ashlar.counterexample.apispec.PersonDto;
import java.util.concurrent.CompletableFuture;

/// A port that speaks the words of the wire and answers later.
public interface LeakyStore {
    CompletableFuture<PersonDto> find(String id);
}
