package dev.ashlar.database.repositories;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How the migrations of a program and those of a database compare.
///
/// @param missing the program has them, the database does not
/// @param unknown the database has them, the program does not
/// @param changed both have them, and they are not the same
record Fit(List<String> missing, List<String> unknown, List<String> changed) {
    /// @param carried script to checksum, of the program
    /// @param applied script to checksum, of the database
    static Fit of(Map<String, Integer> carried, Map<String, Integer> applied) {
        return new Fit(
                carried.keySet().stream().filter(not(applied)).sorted().toList(),
                applied.keySet().stream().filter(not(carried)).sorted().toList(),
                carried.entrySet().stream()
                        .filter(script -> differs(script, applied))
                        .map(Entry::getKey)
                        .sorted()
                        .toList());
    }

    /// Without what belongs to components that the program does not carry.
    Fit ofComponentsIn(Map<String, Integer> carried) {
        var components =
                carried.keySet().stream().map(Fit::componentOf).collect(Collectors.toSet());
        return new Fit(
                missing,
                unknown.stream()
                        .filter(script -> components.contains(componentOf(script)))
                        .toList(),
                changed);
    }

    boolean nothingToDo() {
        return missing.isEmpty() && changed.isEmpty();
    }

    private static boolean differs(Entry<String, Integer> script, Map<String, Integer> applied) {
        var there = applied.get(script.getKey());
        return there != null && !there.equals(script.getValue());
    }

    private static Predicate<String> not(Map<String, Integer> scripts) {
        return script -> !scripts.containsKey(script);
    }

    private static String componentOf(String script) {
        var slash = script.indexOf('/');
        return slash < 0 ? "" : script.substring(0, slash);
    }
}
