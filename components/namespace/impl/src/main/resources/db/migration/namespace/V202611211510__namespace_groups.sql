-- What a group has besides a namespace. Both have the same id.
CREATE TABLE namespace.groups (
    id            text        NOT NULL,
    name          text        NOT NULL,
    description   text,
    -- Who made it; shown also when she is gone.
    created_by    text        NOT NULL,
    creation_date timestamptz NOT NULL,
    CONSTRAINT groups_pkey PRIMARY KEY (id),
    CONSTRAINT groups_have_a_namespace FOREIGN KEY (id) REFERENCES namespace.namespaces (id) ON DELETE CASCADE
);

-- What groups were called before. Several may have left the same slug; it leads to the one that left it last.
CREATE TABLE namespace.old_slugs (
    slug         text COLLATE "C" NOT NULL,
    namespace_id text             NOT NULL,
    left_at      timestamptz      NOT NULL,
    CONSTRAINT old_slugs_pkey PRIMARY KEY (slug, namespace_id),
    CONSTRAINT old_slugs_of_a_namespace FOREIGN KEY (namespace_id) REFERENCES namespace.namespaces (id)
        ON DELETE CASCADE
);

CREATE INDEX old_slugs_by_namespace ON namespace.old_slugs (namespace_id);

-- What the things in namespaces are called. Things of different kinds share the slugs of a namespace.
CREATE TABLE namespace.slugs (
    entity_id    text             NOT NULL,
    kind         text             NOT NULL,
    namespace_id text             NOT NULL,
    slug         text COLLATE "C" NOT NULL,
    CONSTRAINT slugs_pkey PRIMARY KEY (entity_id),
    CONSTRAINT slugs_unique_in_namespace UNIQUE (namespace_id, slug),
    -- Holds the namespace's row, and keeps a namespace with something in it from being deleted.
    CONSTRAINT slugs_in_a_namespace FOREIGN KEY (namespace_id) REFERENCES namespace.namespaces (id),
    CONSTRAINT slugs_kind_known CHECK (kind IN ('project', 'data_connector'))
);

-- What things were called before, in the namespace in which they are now.
CREATE TABLE namespace.slugs_before (
    entity_id    text             NOT NULL,
    namespace_id text             NOT NULL,
    slug         text COLLATE "C" NOT NULL,
    left_at      timestamptz      NOT NULL,
    CONSTRAINT slugs_before_pkey PRIMARY KEY (entity_id, slug),
    CONSTRAINT slugs_before_of_an_entity FOREIGN KEY (entity_id) REFERENCES namespace.slugs (entity_id)
        ON DELETE CASCADE
);

CREATE INDEX slugs_before_by_name ON namespace.slugs_before (namespace_id, slug);
