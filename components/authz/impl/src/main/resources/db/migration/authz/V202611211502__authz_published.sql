-- What other components may use in their own statements. They name nothing else of this schema.

-- How somebody stands to a thing, all roles together: 0 not at all, 1 as everybody does, 2 viewer, 3 editor, 4 owner.
-- Always one row. A subject is `user:<id>`, `anonymous_user:*` or `platform:renku`, who decides about whatever exists.
-- Probes of primary keys only; becomes part of the statement that calls it:
--     CROSS JOIN LATERAL authz.standing(?, 'project', p.id) AS standing
CREATE FUNCTION authz.standing(subject text, type text, id text) RETURNS TABLE (level integer)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN standing.subject LIKE 'platform:%' THEN
            CASE WHEN authz.is_recorded(standing.type, standing.id) THEN 4 ELSE 0 END
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
            CASE WHEN authz.is_open_to(standing.type, standing.id, 'user') THEN 1 ELSE 0 END)
        ELSE
            CASE WHEN authz.is_open_to(standing.type, standing.id, 'anonymous_user')
                THEN 1 ELSE 0 END
    END
$$;

-- Says when a thing last changed, which is its place in lists. Before or after its relations, in the same transaction:
--     WITH changed AS (UPDATE project.projects … RETURNING id, updated_at)
--     SELECT authz.listed('project', id, updated_at) FROM changed
CREATE FUNCTION authz.listed(type text, id text, at timestamptz) RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO authz.things AS t (type, id, listed_at)
    VALUES (listed.type, listed.id, listed.at)
    ON CONFLICT (type, id) DO UPDATE SET listed_at = excluded.listed_at
        WHERE t.listed_at <> excluded.listed_at;
END
$$;

-- The same for many, in one statement.
CREATE FUNCTION authz.listed_all(type text, ids text[], at timestamptz[]) RETURNS void
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO authz.things AS t (type, id, listed_at)
    SELECT listed_all.type, each.id, each.at
    FROM unnest(listed_all.ids, listed_all.at) AS each (id, at)
    ORDER BY each.id
    ON CONFLICT (type, id) DO UPDATE SET listed_at = excluded.listed_at
        WHERE t.listed_at <> excluded.listed_at;
END
$$;

-- Who has which role on a thing itself; the highest, if several stand.
CREATE VIEW authz.members AS
SELECT resource_type AS type, resource_id AS id, subject_id AS user_id,
    (ARRAY['viewer', 'editor', 'owner'])[max(authz.level(relation)) - 1] AS role
FROM authz.relations
WHERE subject_type = 'user' AND relation IN ('viewer', 'editor', 'owner')
GROUP BY resource_type, resource_id, subject_id;

-- The sum of what was counted.
CREATE FUNCTION authz.tally(type text, principal text, namespace_id text, public boolean)
RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    SELECT coalesce(sum(t.delta), 0)::bigint
    FROM authz.tallies t
    WHERE t.type = tally.type AND t.principal = tally.principal
        AND t.namespace_id = tally.namespace_id AND t.public = tally.public);

-- Those of `ids` that there are.
CREATE FUNCTION authz.page_of_ids(
    ids text[], who text, type text, namespace_id text, direct boolean, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH chosen AS MATERIALIZED (
        SELECT t.id, t.listed_at
        FROM (SELECT DISTINCT unnest(page_of_ids.ids) AS id) AS named
        CROSS JOIN LATERAL (
            SELECT t.id, t.listed_at
            FROM authz.things t
            WHERE t.type = page_of_ids.type AND t.id = named.id AND t.recorded
                AND (page_of_ids.namespace_id IS NULL OR t.namespace_id = page_of_ids.namespace_id)
            LIMIT 1) AS t
        WHERE NOT page_of_ids.direct
            OR (SELECT true
                FROM authz.shares s
                WHERE s.user_id = page_of_ids.who AND s.type = page_of_ids.type AND s.id = t.id)),
    page AS (
        SELECT c.id, c.listed_at FROM chosen c
        ORDER BY c.listed_at DESC, c.id COLLATE "C" DESC
        LIMIT page_of_ids.at_most OFFSET page_of_ids.skip)
    SELECT p.id, p.listed_at, counted.total
    FROM (SELECT count(*) AS total FROM chosen) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

-- What somebody has a role on directly.
CREATE FUNCTION authz.page_of_shares(
    who text, type text, namespace_id text, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH page AS (
        SELECT s.id, s.listed_at
        FROM authz.shares s
        WHERE s.user_id = page_of_shares.who AND s.type = page_of_shares.type
            AND (page_of_shares.namespace_id IS NULL
                OR s.namespace_id = page_of_shares.namespace_id)
        ORDER BY s.listed_at DESC, s.id COLLATE "C" DESC
        LIMIT page_of_shares.at_most OFFSET page_of_shares.skip),
    counted AS (
        SELECT coalesce(sum(t.delta), 0)::bigint AS total
        FROM authz.tallies t
        WHERE t.type = page_of_shares.type AND t.principal = page_of_shares.who
            AND t.namespace_id = coalesce(page_of_shares.namespace_id, '*'))
    SELECT p.id, p.listed_at, counted.total
    FROM counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

-- Everything that there is.
CREATE FUNCTION authz.page_of_all(type text, at_most bigint, skip bigint)
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
        SELECT authz.tally(page_of_all.type, '*', '*', true)
            + authz.tally(page_of_all.type, '*', '*', false) AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

-- What is in one namespace: all of it, or what is public and what `who` has a role on.
CREATE FUNCTION authz.page_in_namespace(
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
        SELECT authz.tally(page_in_namespace.type, '*', page_in_namespace.namespace_id, true)
            + CASE
                WHEN page_in_namespace.everything THEN authz.tally(
                    page_in_namespace.type, '*', page_in_namespace.namespace_id, false)
                WHEN page_in_namespace.who IS NOT NULL THEN authz.tally(
                    page_in_namespace.type, page_in_namespace.who,
                    page_in_namespace.namespace_id, false)
                ELSE 0 END AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

-- What somebody sees: what is public, what is in the namespaces in which she has a role, and what she has a role on.
-- Of the namespaces, only those with the newest heads can be on the page: as many as there are rows on it. Nothing
-- older than the last public one that fits counts.
CREATE FUNCTION authz.page_of_sight(
    who text, namespaces text[], type text, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
    needed CONSTANT bigint := at_most + skip;
BEGIN
    RETURN QUERY
    WITH open AS MATERIALIZED (
        SELECT t.id, t.listed_at
        FROM authz.things t
        WHERE t.type = page_of_sight.type AND t.public AND t.recorded
        ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
        LIMIT needed),
    oldest AS MATERIALIZED (
        SELECT CASE WHEN count(*) < needed THEN '-infinity' ELSE min(o.listed_at) END AS at
        FROM open o),
    heads AS MATERIALIZED (
        SELECT n.id
        FROM unnest(page_of_sight.namespaces) AS n (id)
        CROSS JOIN LATERAL (
            SELECT t.id, t.listed_at
            FROM authz.things t
            WHERE t.type = page_of_sight.type AND t.namespace_id = n.id
                AND NOT t.public AND t.recorded
                AND t.listed_at >= (SELECT o.at FROM oldest o)
            ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
            LIMIT 1) AS head
        ORDER BY head.listed_at DESC, head.id COLLATE "C" DESC
        LIMIT needed),
    page AS (
        SELECT u.id, u.listed_at
        FROM (
            SELECT o.id, o.listed_at FROM open o
            UNION ALL
            SELECT t.id, t.listed_at
            FROM heads h
            CROSS JOIN LATERAL (
                SELECT t.id, t.listed_at
                FROM authz.things t
                WHERE t.type = page_of_sight.type AND t.namespace_id = h.id
                    AND NOT t.public AND t.recorded
                    AND t.listed_at >= (SELECT o.at FROM oldest o)
                ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
                LIMIT needed) AS t
            UNION ALL
            (SELECT s.id, s.listed_at
            FROM authz.shares s
            WHERE s.user_id = page_of_sight.who AND s.type = page_of_sight.type
                AND s.listed_at >= (SELECT o.at FROM oldest o)
            ORDER BY s.listed_at DESC, s.id COLLATE "C" DESC
            LIMIT needed)) AS u
        GROUP BY u.id, u.listed_at
        ORDER BY u.listed_at DESC, u.id COLLATE "C" DESC
        LIMIT page_of_sight.at_most OFFSET page_of_sight.skip)
    SELECT p.id, p.listed_at, counted.total
    FROM (
        SELECT authz.tally(page_of_sight.type, '*', '*', true)
            + (SELECT coalesce(sum(authz.tally(page_of_sight.type, '*', n.id, false)), 0)
                FROM unnest(page_of_sight.namespaces) AS n (id))::bigint
            + (SELECT coalesce(sum(t.delta), 0)
                FROM authz.tallies t
                WHERE t.type = page_of_sight.type AND t.principal = page_of_sight.who
                    AND NOT t.public AND t.namespace_id <> '*'
                    AND t.namespace_id NOT IN (
                        SELECT n.id FROM unnest(page_of_sight.namespaces) AS n (id)))::bigint
            AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

-- What a subject sees of a type, newest first, then by id descending; `total` of all pages on every row. A page on which
-- there is nothing is one row with an empty id.
--   only_ids      where another than the index has decided who sees what: only these, nobody is asked; usually null
--   namespace_id  only what is in it; null for everywhere
--   direct        only where the subject itself has a role on the thing
-- Plans are kept and always the same: probes of indexes, whatever the tables held when they were made.
CREATE FUNCTION authz.page(
    subject text, only_ids text[], type text, namespace_id text, direct boolean,
    at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    who CONSTANT text := CASE WHEN subject LIKE 'user:%' THEN substr(subject, 6) END;
    everything CONSTANT boolean := subject LIKE 'platform:%';
    mine text[] := '{}';
BEGIN
    IF who IS NOT NULL AND only_ids IS NULL AND NOT direct THEN
        mine := ARRAY(
            SELECT DISTINCT r.resource_id
            FROM authz.relations r
            WHERE r.subject_type = 'user' AND r.subject_id = who
                AND r.resource_type IN ('group', 'user_namespace')
                AND r.relation IN ('viewer', 'editor', 'owner')
                AND (page.namespace_id IS NULL OR r.resource_id = page.namespace_id));
    END IF;
    IF only_ids IS NOT NULL THEN
        RETURN QUERY SELECT * FROM authz.page_of_ids(
            only_ids, who, page.type, page.namespace_id, direct, at_most, skip);
    ELSIF direct THEN
        RETURN QUERY SELECT * FROM authz.page_of_shares(
            who, page.type, page.namespace_id, at_most, skip);
    ELSIF page.namespace_id IS NOT NULL THEN
        RETURN QUERY SELECT * FROM authz.page_in_namespace(
            who, everything OR page.namespace_id = ANY (mine), page.type, page.namespace_id,
            at_most, skip);
    ELSIF everything THEN
        RETURN QUERY SELECT * FROM authz.page_of_all(page.type, at_most, skip);
    ELSE
        RETURN QUERY SELECT * FROM authz.page_of_sight(who, mine, page.type, at_most, skip);
    END IF;
END
$$;
