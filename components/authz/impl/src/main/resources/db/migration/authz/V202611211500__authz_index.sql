-- Who can see what: made from the relations, in the statement that changes them, by the triggers of the next script.
-- Nobody else writes these tables, and no other component names them: what is published stands in the last script.

-- Also answers in which namespaces somebody has a role, without a look at the table.
DROP INDEX authz.relations_by_subject;
CREATE INDEX relations_by_subject ON authz.relations
    (subject_type, subject_id, resource_type, relation, resource_id);

-- What stands in a namespace and is listed: projects, later data connectors.
CREATE TABLE authz.things (
    type           text        NOT NULL,
    id             text        NOT NULL,
    -- Both empty while it is in none.
    namespace_type text        NOT NULL DEFAULT '',
    namespace_id   text        NOT NULL DEFAULT '',
    -- Seen by everybody, visitors without a token included.
    public         boolean     NOT NULL DEFAULT false,
    -- When it last changed, as its component says: lists begin with the newest.
    listed_at      timestamptz NOT NULL DEFAULT now(),
    -- Whether relations of it stand. Without them it was only announced, and nobody sees it.
    recorded       boolean     NOT NULL DEFAULT false,
    CONSTRAINT things_pkey PRIMARY KEY (type, id)
);

CREATE INDEX things_newest ON authz.things
    (type, public, listed_at DESC, id COLLATE "C" DESC) WHERE recorded;
CREATE INDEX things_in_namespace ON authz.things
    (type, namespace_id, public, listed_at DESC, id COLLATE "C" DESC) WHERE recorded;

-- Who has a role on a thing itself, with what of the thing a list needs.
CREATE TABLE authz.shares (
    user_id      text        NOT NULL,
    type         text        NOT NULL,
    id           text        NOT NULL,
    namespace_id text        NOT NULL,
    public       boolean     NOT NULL,
    listed_at    timestamptz NOT NULL,
    CONSTRAINT shares_pkey PRIMARY KEY (user_id, type, id)
);

CREATE INDEX shares_newest ON authz.shares
    (user_id, type, listed_at DESC, id COLLATE "C" DESC) INCLUDE (namespace_id, public);
CREATE INDEX shares_of_thing ON authz.shares (type, id);

-- How many there are, as differences whose sum counts: a total that everybody changes would be one row that everybody
-- waits for. What is fresh is folded into one row from time to time.
CREATE TABLE authz.tallies (
    type         text    NOT NULL,
    -- `*` counts things; a user's id counts the shares of that user.
    principal    text    NOT NULL,
    -- `*` counts all together; empty counts those that are in no namespace.
    namespace_id text    NOT NULL,
    public       boolean NOT NULL,
    delta        bigint  NOT NULL,
    fresh        boolean NOT NULL DEFAULT true
);

CREATE INDEX tallies_sums ON authz.tallies
    (type, principal, namespace_id, public) INCLUDE (delta);
CREATE INDEX tallies_fresh ON authz.tallies
    (type, principal, namespace_id, public) WHERE fresh;
