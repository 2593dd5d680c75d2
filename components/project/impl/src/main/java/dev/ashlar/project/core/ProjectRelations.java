package dev.ashlar.project.core;

import static dev.ashlar.kernel.Visibility.PUBLIC;

import dev.ashlar.authz.Relation;
import dev.ashlar.kernel.Role;
import dev.ashlar.project.Project;
import java.util.ArrayList;
import java.util.List;

/// Which relations follow from what a project is.
final class ProjectRelations {
    private ProjectRelations() {}

    /// All that a new project begins with: its creator owns it.
    static List<Relation> ofNew(Project project) {
        var relations = new ArrayList<>(byState(project));
        relations.add(Relation.onPlatform(project.ref()));
        relations.add(Relation.membership(project.ref(), project.createdBy(), Role.OWNER));
        return relations;
    }

    /// Those that `one` has and `other` has not.
    static List<Relation> onlyOf(Project one, Project other) {
        var relations = new ArrayList<>(byState(one));
        relations.removeAll(byState(other));
        return relations;
    }

    /// Those that change with where it is and who sees it.
    private static List<Relation> byState(Project project) {
        var relations = new ArrayList<Relation>();
        relations.add(Relation.inNamespace(project.ref(), project.namespace().ref()));
        if (project.details().visibility() == PUBLIC) {
            relations.addAll(Relation.visibleToEverybody(project.ref()));
        }
        return relations;
    }
}
