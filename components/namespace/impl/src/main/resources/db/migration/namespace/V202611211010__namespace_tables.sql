CREATE SCHEMA namespace;

-- The first part of every name. One for each user now, one for each group later: their slugs must not meet.
CREATE TABLE namespace.namespaces (
    id      text             NOT NULL,
    slug    text COLLATE "C" NOT NULL,
    kind    text             NOT NULL,
    -- Empty also for the namespace of a user who is gone, while something is in it.
    user_id text,
    CONSTRAINT namespaces_pkey PRIMARY KEY (id),
    CONSTRAINT namespaces_slug_unique UNIQUE (slug),
    CONSTRAINT namespaces_user_unique UNIQUE (user_id),
    CONSTRAINT namespaces_kind_known CHECK (kind IN ('user', 'group')),
    CONSTRAINT namespaces_group_has_no_user CHECK (kind = 'user' OR user_id IS NULL)
);
