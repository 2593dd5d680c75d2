package dev.ashlar.authz.reads;

import dev.ashlar.authz.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One change of a graph, or of several at once.
///
/// @param listed when things say that they last changed
record Step(List<Relation> added, List<Relation> removed, Map<String, Instant> listed) {
    static Step together(List<Step> steps) {
        var added = new ArrayList<Relation>();
        var removed = new ArrayList<Relation>();
        var listed = new HashMap<String, Instant>();
        steps.forEach(step -> {
            added.addAll(step.added);
            removed.addAll(step.removed);
            listed.putAll(step.listed);
        });
        return new Step(added, removed, listed);
    }
}
