-- The total of somebody in very many namespaces, gathered before she asks: how many private things her namespaces hold by
-- the tallies that are folded. Whoever folds adds what was folded to it, so it is exact in every snapshot for the
-- namespaces that it was gathered from. A reader takes it only if these are the namespaces in which she has a role now,
-- and adds what is fresh; else she counts by herself, as everybody in few namespaces does.
--
-- So what is written here may come late or not at all and no total is wrong, only dearer.

-- More than this many namespaces are very many.
CREATE FUNCTION authz.many_namespaces() RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 20;

-- A set of namespaces has the sum of this as its print: two sets that differ have different ones, as surely as 48 bits can
-- tell.
CREATE FUNCTION authz.print_of(namespace_id text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN hashtextextended(namespace_id, 0) & 281474976710655;

CREATE TABLE authz.gathered (
    user_id text   NOT NULL,
    type    text   NOT NULL,
    -- Of the namespaces that it was gathered from.
    print   bigint NOT NULL,
    total   bigint NOT NULL,
    CONSTRAINT gathered_pkey PRIMARY KEY (user_id, type)
) WITH (fillfactor = 50);

CREATE TABLE authz.gathered_from (
    user_id      text NOT NULL,
    namespace_id text NOT NULL,
    CONSTRAINT gathered_from_pkey PRIMARY KEY (user_id, namespace_id)
);
CREATE INDEX gathered_from_namespace ON authz.gathered_from (namespace_id, user_id);

-- Who has come into a namespace, or gone, and is in very many.
CREATE TABLE authz.to_gather (
    user_id text   NOT NULL,
    number  bigint GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT to_gather_pkey PRIMARY KEY (user_id, number)
);

-- In which namespaces somebody has a role, each once.
CREATE FUNCTION authz.namespaces_of(user_id text) RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
AS $$
    SELECT DISTINCT r.resource_id
    FROM authz.relations r
    WHERE r.subject_type = 'user' AND r.subject_id = namespaces_of.user_id
        AND r.resource_type IN ('group', 'user_namespace')
        AND r.relation IN ('viewer', 'editor', 'owner')
$$;

CREATE FUNCTION authz.is_to_gather(user_id text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
        SELECT count(*) FROM (
            SELECT FROM authz.relations r
            WHERE r.subject_type = 'user' AND r.subject_id = is_to_gather.user_id
                AND r.resource_type IN ('group', 'user_namespace')
                AND r.relation IN ('viewer', 'editor', 'owner')
            LIMIT authz.many_namespaces() + 1) AS roles)
        > authz.many_namespaces()
    OR (SELECT true FROM authz.gathered g WHERE g.user_id = is_to_gather.user_id LIMIT 1)
        IS NOT NULL;

CREATE FUNCTION authz.follow_memberships() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    INSERT INTO authz.to_gather (user_id)
    SELECT DISTINCT c.subject_id
    FROM changed c
    WHERE c.subject_type = 'user' AND c.resource_type IN ('group', 'user_namespace')
        AND authz.level(c.relation) > 0 AND authz.is_to_gather(c.subject_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER memberships_added AFTER INSERT ON authz.relations
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_memberships();
CREATE TRIGGER memberships_removed AFTER DELETE ON authz.relations
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_memberships();

-- Folding and gathering take turns: each must see all that the other has done. Taken in a statement of its own, because
-- only the next one sees what was done until then.
CREATE FUNCTION authz.take_turns() RETURNS void
LANGUAGE sql
AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('authz.gathered', 0))
$$;

-- Gathers the totals of some of those who wait for it.
-- Returns for how many; fewer than `at_most` means that nobody waits any more.
CREATE FUNCTION authz.gather_totals(at_most bigint) RETURNS bigint
LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
DECLARE
    users text[];
BEGIN
    PERFORM authz.take_turns();

    users := ARRAY(
        SELECT DISTINCT g.user_id FROM authz.to_gather g ORDER BY g.user_id LIMIT at_most);
    IF cardinality(users) = 0 THEN
        RETURN 0;
    END IF;
    DELETE FROM authz.to_gather g WHERE g.user_id = ANY (users);
    DELETE FROM authz.gathered g WHERE g.user_id = ANY (users);
    DELETE FROM authz.gathered_from f WHERE f.user_id = ANY (users);

    -- One statement, so that namespaces, print and total are of one snapshot.
    WITH mine AS MATERIALIZED (
        SELECT u.id AS user_id, ARRAY(SELECT authz.namespaces_of(u.id)) AS namespaces
        FROM unnest(users) AS u (id)),
    many AS MATERIALIZED (
        SELECT m.user_id, m.namespaces, (
            SELECT sum(authz.print_of(n.id)) FROM unnest(m.namespaces) AS n (id)) AS print
        FROM mine m
        WHERE cardinality(m.namespaces) > authz.many_namespaces()),
    noted AS (
        INSERT INTO authz.gathered_from (user_id, namespace_id)
        SELECT m.user_id, n.id FROM many m CROSS JOIN LATERAL unnest(m.namespaces) AS n (id)),
    types AS MATERIALIZED (
        SELECT DISTINCT t.type FROM authz.tallies t
        WHERE t.principal = '*' AND t.namespace_id = '*')
    INSERT INTO authz.gathered (user_id, type, print, total)
    SELECT m.user_id, t.type, m.print, (
        SELECT coalesce(sum(c.delta), 0)
        FROM authz.tallies c
        WHERE c.principal = '*' AND c.type = t.type AND c.namespace_id = ANY (m.namespaces)
            AND NOT c.public AND NOT c.fresh)
    FROM many m
    CROSS JOIN types t;
    RETURN cardinality(users);
END
$$;

-- Puts one row in the place of each group of rows that has fresh ones.
-- Returns how many rows were taken away; fewer than `at_most` means that nothing fresh is left.
CREATE OR REPLACE FUNCTION authz.fold_tallies(at_most bigint) RETURNS bigint
LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
DECLARE
    done bigint;
BEGIN
    PERFORM authz.take_turns();

    WITH crowded AS MATERIALIZED (
        SELECT DISTINCT f.type, f.principal, f.namespace_id, f.public
        FROM (
            SELECT t.type, t.principal, t.namespace_id, t.public
            FROM authz.tallies t
            WHERE t.fresh
            ORDER BY t.type, t.principal, t.namespace_id, t.public
            LIMIT at_most) AS f),
    taken AS (
        DELETE FROM authz.tallies t
        USING crowded c
        WHERE t.principal = c.principal AND t.type = c.type
            AND t.namespace_id = c.namespace_id AND t.public = c.public
        RETURNING t.type, t.principal, t.namespace_id, t.public, t.delta, t.fresh),
    folded AS (
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta, fresh)
        SELECT t.type, t.principal, t.namespace_id, t.public, sum(t.delta), false
        FROM taken t
        GROUP BY t.type, t.principal, t.namespace_id, t.public
        HAVING sum(t.delta) <> 0),
    news AS MATERIALIZED (
        SELECT t.type, t.namespace_id, sum(t.delta) AS delta
        FROM taken t
        WHERE t.fresh AND t.principal = '*' AND NOT t.public
        GROUP BY t.type, t.namespace_id),
    gathered AS (
        UPDATE authz.gathered g
        SET total = g.total + n.delta
        FROM (
            SELECT f.user_id, n.type, sum(n.delta) AS delta
            FROM news n
            JOIN authz.gathered_from f ON f.namespace_id = n.namespace_id
            GROUP BY f.user_id, n.type) AS n
        WHERE g.user_id = n.user_id AND g.type = n.type AND n.delta <> 0)
    SELECT count(*) INTO done FROM taken;
    RETURN done;
END
$$;

-- Who has a gathered total that is not what its namespaces hold, or that names other namespaces than it should.
CREATE FUNCTION authz.gathered_differences(after text, at_most bigint)
RETURNS TABLE (user_id text, differs boolean)
LANGUAGE sql STABLE
SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
    SELECT p.user_id, bool_or(
        p.total IS DISTINCT FROM (
            SELECT coalesce(sum(c.delta), 0)
            FROM authz.tallies c
            WHERE c.principal = '*' AND c.type = p.type AND c.namespace_id = ANY (p.namespaces)
                AND NOT c.public AND NOT c.fresh)
        OR p.print IS DISTINCT FROM (
            SELECT sum(authz.print_of(n.id)) FROM unnest(p.namespaces) AS n (id)))
    FROM (
        SELECT g.user_id, g.type, g.print, g.total, ARRAY(
            SELECT f.namespace_id FROM authz.gathered_from f WHERE f.user_id = g.user_id) AS namespaces
        FROM authz.gathered g
        WHERE g.user_id IN (
            SELECT DISTINCT n.user_id FROM authz.gathered n
            WHERE n.user_id > gathered_differences.after
            ORDER BY n.user_id
            LIMIT gathered_differences.at_most)) AS p
    GROUP BY p.user_id
    ORDER BY p.user_id
$$;

-- Makes them wait to be gathered anew. Until then they count by themselves.
CREATE FUNCTION authz.forget_gathered(users text[]) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM authz.take_turns();
    DELETE FROM authz.gathered g WHERE g.user_id = ANY (users);
    DELETE FROM authz.gathered_from f WHERE f.user_id = ANY (users);
    INSERT INTO authz.to_gather (user_id) SELECT DISTINCT n.id FROM unnest(users) AS n (id);
END
$$;

CREATE OR REPLACE VIEW authz.index_differences AS
SELECT 'thing' AS kind, format('%s:%s', n.type, n.id) AS name
FROM authz.things_after('', '', NULL) AS n
WHERE authz.thing_differs(n.type, n.id)
UNION ALL
SELECT 'tally', format('%s of %s in %s, public %s: %s lacking',
    d.type, d.principal, d.namespace_id, d.public, d.lacking)
FROM authz.tally_differences('', NULL) AS d
WHERE d.lacking <> 0
UNION ALL
SELECT 'gathered total', g.user_id
FROM authz.gathered_differences('', NULL) AS g
WHERE g.differs;

CREATE OR REPLACE FUNCTION authz.rebuild_index() RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM authz.mend_things(array_agg(n.type), array_agg(n.id))
    FROM authz.things_after('', '', NULL) AS n
    WHERE authz.thing_differs(n.type, n.id);
    PERFORM authz.mend_tallies('', NULL);
    PERFORM authz.forget_gathered(array_agg(g.user_id))
    FROM authz.gathered_differences('', NULL) AS g
    WHERE g.differs;
END
$$;

INSERT INTO authz.to_gather (user_id)
SELECT r.subject_id
FROM authz.relations r
WHERE r.subject_type = 'user' AND r.resource_type IN ('group', 'user_namespace')
    AND r.relation IN ('viewer', 'editor', 'owner')
GROUP BY r.subject_id
HAVING count(*) > authz.many_namespaces();
