package dev.ashlar.development.seed;

/// @param person an index
record Member(int person, Role role) {
    enum Role {
        VIEWER("viewer"),
        EDITOR("editor"),
        OWNER("owner");

        private final String relation;

        Role(String relation) {
            this.relation = relation;
        }

        String relation() {
            return relation;
        }
    }

    boolean writes() {
        return role != Role.VIEWER;
    }
}
