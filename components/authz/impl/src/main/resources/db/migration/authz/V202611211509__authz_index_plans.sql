-- The functions of the index again, so that no row costs a call: PostgreSQL makes a function part of the statement that
-- calls it only where the function has no subquery inside an expression, or returns a table.

-- A scan of what is newest tells in which namespaces things are.
DROP INDEX authz.things_newest;
CREATE INDEX things_newest ON authz.things
    (type, public, listed_at DESC, id COLLATE "C" DESC) INCLUDE (namespace_id) WHERE recorded;

-- Small and dense, for totals over hundreds of namespaces.
CREATE INDEX tallies_of_things ON authz.tallies
    (type, namespace_id, public) INCLUDE (delta) WHERE principal = '*';

CREATE OR REPLACE FUNCTION authz.thing_by_relations(type text, id text)
RETURNS TABLE (namespace_type text, namespace_id text, public boolean)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT coalesce(n.subject_type, ''), coalesce(n.subject_id, ''),
        (
            SELECT true FROM authz.relations r
            WHERE r.resource_type = thing_by_relations.type AND r.resource_id = thing_by_relations.id
                AND r.relation = 'public_viewer'
                AND r.subject_type = 'user' AND r.subject_id = '*') IS NOT NULL
        AND (
            SELECT true FROM authz.relations r
            WHERE r.resource_type = thing_by_relations.type AND r.resource_id = thing_by_relations.id
                AND r.relation = 'public_viewer'
                AND r.subject_type = 'anonymous_user' AND r.subject_id = '*') IS NOT NULL
    FROM (SELECT true) AS always
    LEFT JOIN LATERAL (
        SELECT r.subject_type, r.subject_id
        FROM authz.relations r
        WHERE r.resource_type = thing_by_relations.type AND r.resource_id = thing_by_relations.id
            AND r.relation = thing_by_relations.type || '_namespace'
        ORDER BY r.subject_type, r.subject_id
        LIMIT 1) AS n ON true
$$;

CREATE OR REPLACE FUNCTION authz.follow_relations() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM changed WHERE authz.is_listed(resource_type)) THEN
        RETURN NULL;
    END IF;

    INSERT INTO authz.things AS t (type, id)
    SELECT DISTINCT c.resource_type, c.resource_id
    FROM changed c
    WHERE authz.is_listed(c.resource_type)
    ORDER BY 1, 2
    -- Changes nothing and locks the row all the same.
    ON CONFLICT (type, id) DO UPDATE SET recorded = t.recorded WHERE false;

    IF TG_OP = 'DELETE' THEN
        DELETE FROM authz.shares s
        USING (
            SELECT DISTINCT c.subject_id AS user_id, c.resource_type AS type, c.resource_id AS id
            FROM changed c
            WHERE authz.is_listed(c.resource_type) AND c.subject_type = 'user'
                AND authz.level(c.relation) > 0) AS gone
        WHERE s.user_id = gone.user_id AND s.type = gone.type AND s.id = gone.id
            AND (
                SELECT true FROM authz.relations r
                WHERE r.resource_type = gone.type AND r.resource_id = gone.id
                    AND r.relation IN ('viewer', 'editor', 'owner')
                    AND r.subject_type = 'user' AND r.subject_id = gone.user_id
                LIMIT 1) IS NULL;

        DELETE FROM authz.things t
        USING (
            SELECT DISTINCT c.resource_type AS type, c.resource_id AS id
            FROM changed c
            WHERE authz.is_listed(c.resource_type)) AS gone
        WHERE t.type = gone.type AND t.id = gone.id
            AND (
                SELECT true FROM authz.relations r
                WHERE r.resource_type = gone.type AND r.resource_id = gone.id
                LIMIT 1) IS NULL;
    END IF;

    INSERT INTO authz.things AS t (type, id, namespace_type, namespace_id, public, recorded)
    SELECT c.type, c.id, n.namespace_type, n.namespace_id, n.public, true
    FROM (
        SELECT DISTINCT c.resource_type AS type, c.resource_id AS id
        FROM changed c
        WHERE authz.is_listed(c.resource_type)) AS c
    CROSS JOIN LATERAL authz.thing_by_relations(c.type, c.id) AS n
    WHERE (
                SELECT true FROM authz.relations r
                WHERE r.resource_type = c.type AND r.resource_id = c.id
                LIMIT 1)
    ORDER BY 1, 2
    ON CONFLICT (type, id) DO UPDATE
        SET namespace_type = excluded.namespace_type, namespace_id = excluded.namespace_id,
            public = excluded.public, recorded = true
        WHERE (t.namespace_type, t.namespace_id, t.public, t.recorded)
            IS DISTINCT FROM (excluded.namespace_type, excluded.namespace_id, excluded.public, true);

    IF TG_OP = 'INSERT' THEN
        INSERT INTO authz.shares (user_id, type, id, namespace_id, public, listed_at)
        SELECT c.user_id, c.type, c.id, t.namespace_id, t.public, t.listed_at
        FROM (
            SELECT DISTINCT c.subject_id AS user_id, c.resource_type AS type, c.resource_id AS id
            FROM changed c
            WHERE authz.is_listed(c.resource_type) AND c.subject_type = 'user'
                AND authz.level(c.relation) > 0) AS c
        CROSS JOIN LATERAL (
            SELECT t.namespace_id, t.public, t.listed_at
            FROM authz.things t
            WHERE t.type = c.type AND t.id = c.id
            LIMIT 1) AS t
        WHERE (
                SELECT true FROM authz.relations r
                WHERE r.resource_type = c.type AND r.resource_id = c.id
                    AND r.relation IN ('viewer', 'editor', 'owner')
                    AND r.subject_type = 'user' AND r.subject_id = c.user_id
                LIMIT 1)
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION authz.standing(subject text, type text, id text) RETURNS TABLE (level integer)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN standing.subject LIKE 'platform:%' THEN
            CASE WHEN (
                SELECT true FROM authz.relations r
                WHERE r.resource_type = standing.type AND r.resource_id = standing.id
                LIMIT 1) THEN 4 ELSE 0 END
        WHEN standing.subject LIKE 'user:%' THEN greatest(
            (SELECT max(authz.level(r.relation))
                FROM authz.relations r
                WHERE r.resource_type = standing.type AND r.resource_id = standing.id
                    AND r.relation IN ('viewer', 'editor', 'owner')
                    AND r.subject_type = 'user' AND r.subject_id = substr(standing.subject, 6)),
            (SELECT (
                    SELECT max(authz.level(r.relation))
                    FROM authz.relations r
                    WHERE r.resource_type = t.namespace_type AND r.resource_id = t.namespace_id
                        AND r.relation IN ('viewer', 'editor', 'owner')
                        AND r.subject_type = 'user' AND r.subject_id = substr(standing.subject, 6))
                FROM authz.things t
                WHERE t.type = standing.type AND t.id = standing.id),
            CASE WHEN (
            SELECT true FROM authz.relations r
            WHERE r.resource_type = standing.type AND r.resource_id = standing.id
                AND r.relation = 'public_viewer'
                AND r.subject_type = 'user' AND r.subject_id = '*') THEN 1 ELSE 0 END)
        ELSE
            CASE WHEN (
            SELECT true FROM authz.relations r
            WHERE r.resource_type = standing.type AND r.resource_id = standing.id
                AND r.relation = 'public_viewer'
                AND r.subject_type = 'anonymous_user' AND r.subject_id = '*')
                THEN 1 ELSE 0 END
    END
$$;

CREATE OR REPLACE FUNCTION authz.page_of_all(type text, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
    needed CONSTANT bigint := at_most + skip;
BEGIN
    RETURN QUERY
    WITH page AS (
        SELECT u.id, u.listed_at
        FROM (
            (SELECT t.id, t.listed_at FROM authz.things t
                WHERE t.type = page_of_all.type AND t.public AND t.recorded
                ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
                LIMIT needed)
            UNION ALL
            (SELECT t.id, t.listed_at FROM authz.things t
                WHERE t.type = page_of_all.type AND NOT t.public AND t.recorded
                ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
                LIMIT needed)) AS u
        ORDER BY u.listed_at DESC, u.id COLLATE "C" DESC
        LIMIT page_of_all.at_most OFFSET page_of_all.skip)
    SELECT p.id, p.listed_at, counted.total
    FROM (
        SELECT ((
                SELECT coalesce(sum(t.delta), 0) FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_of_all.type
                    AND t.namespace_id = '*' AND t.public = true)
            + (
                SELECT coalesce(sum(t.delta), 0) FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_of_all.type
                    AND t.namespace_id = '*' AND t.public = false))::bigint AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

CREATE OR REPLACE FUNCTION authz.page_in_namespace(
    who text, everything boolean, type text, namespace_id text, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
    needed CONSTANT bigint := at_most + skip;
BEGIN
    RETURN QUERY
    WITH page AS (
        SELECT u.id, u.listed_at
        FROM (
            (SELECT t.id, t.listed_at FROM authz.things t
                WHERE t.type = page_in_namespace.type
                    AND t.namespace_id = page_in_namespace.namespace_id
                    AND t.public AND t.recorded
                ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
                LIMIT needed)
            UNION ALL
            (SELECT t.id, t.listed_at FROM authz.things t
                WHERE page_in_namespace.everything AND t.type = page_in_namespace.type
                    AND t.namespace_id = page_in_namespace.namespace_id
                    AND NOT t.public AND t.recorded
                ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
                LIMIT needed)
            UNION ALL
            (SELECT s.id, s.listed_at FROM authz.shares s
                WHERE NOT page_in_namespace.everything AND s.user_id = page_in_namespace.who
                    AND s.type = page_in_namespace.type
                    AND s.namespace_id = page_in_namespace.namespace_id AND NOT s.public
                ORDER BY s.listed_at DESC, s.id COLLATE "C" DESC
                LIMIT needed)) AS u
        ORDER BY u.listed_at DESC, u.id COLLATE "C" DESC
        LIMIT page_in_namespace.at_most OFFSET page_in_namespace.skip)
    SELECT p.id, p.listed_at, counted.total
    FROM (
        SELECT ((
                SELECT coalesce(sum(t.delta), 0) FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_in_namespace.type
                    AND t.namespace_id = page_in_namespace.namespace_id AND t.public = true)
            + CASE
                WHEN page_in_namespace.everything THEN (
                SELECT coalesce(sum(t.delta), 0) FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_in_namespace.type
                    AND t.namespace_id = page_in_namespace.namespace_id AND t.public = false)
                WHEN page_in_namespace.who IS NOT NULL THEN (
                SELECT coalesce(sum(t.delta), 0) FROM authz.tallies t
                WHERE t.principal = page_in_namespace.who AND t.type = page_in_namespace.type
                    AND t.namespace_id = page_in_namespace.namespace_id AND t.public = false)
                ELSE 0 END)::bigint AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;
