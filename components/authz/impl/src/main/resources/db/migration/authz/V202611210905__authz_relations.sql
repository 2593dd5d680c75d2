CREATE SCHEMA authz;

-- Who is what of what. This is the record; SpiceDB is made from it.
CREATE TABLE authz.relations (
    resource_type text        NOT NULL,
    resource_id   text        NOT NULL,
    relation      text        NOT NULL,
    subject_type  text        NOT NULL,
    subject_id    text        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (resource_type, resource_id, relation, subject_type, subject_id)
);

CREATE INDEX relations_by_subject ON authz.relations (subject_type, subject_id);
