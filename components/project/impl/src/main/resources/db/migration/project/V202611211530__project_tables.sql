CREATE SCHEMA project;

-- What projects are called and where they are stands in namespace.entities, who sees them with authz.
CREATE TABLE project.projects (
    id                      text        NOT NULL,
    name                    text        NOT NULL,
    description             text,
    visibility              text        NOT NULL,
    -- In the order in which they were given, as they were given.
    repositories            text[]      NOT NULL,
    keywords                text[]      NOT NULL,
    documentation           text,
    secrets_mount_directory text        NOT NULL,
    is_template             boolean     NOT NULL,
    -- Of what it is a copy.
    template_id             text,
    -- Who made it; shown also when she is gone.
    created_by              text        NOT NULL,
    creation_date           timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    -- Grows with every change; entity tags are made from it.
    version                 bigint      NOT NULL,
    CONSTRAINT projects_pkey PRIMARY KEY (id),
    CONSTRAINT projects_template FOREIGN KEY (template_id) REFERENCES project.projects (id) ON DELETE SET NULL,
    CONSTRAINT projects_visibility_known CHECK (visibility IN ('PRIVATE', 'PUBLIC'))
);

CREATE INDEX projects_copies ON project.projects (template_id, updated_at DESC, id DESC)
    WHERE template_id IS NOT NULL;
