CREATE SCHEMA gizmo;

CREATE TABLE gizmo.gizmos (
    id         text        NOT NULL,
    name       text        NOT NULL,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT gizmos_pkey PRIMARY KEY (id),
    CONSTRAINT gizmos_name_is_free UNIQUE (name)
);
