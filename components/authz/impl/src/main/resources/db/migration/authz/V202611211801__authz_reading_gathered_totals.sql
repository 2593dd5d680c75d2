-- What somebody sees: what is public, what is in the namespaces in which she has a role, and what she has a role on.
-- Nothing older than the last public thing that fits counts. What is left of private things is few as a rule: one scan
-- finds them all, or enough of hers. Otherwise her namespaces are probed for their heads; only those with the newest
-- ones can be on the page, as many as there are rows on it.
DROP FUNCTION authz.page_of_sight(text, text[], text, bigint, bigint);
CREATE FUNCTION authz.page_of_sight(
    who text, namespaces text[], print bigint, type text, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
    needed CONSTANT bigint := at_most + skip;
    many CONSTANT boolean := cardinality(namespaces) > authz.many_namespaces();
    -- Where somebody is in few namespaces, probing them is cheaper at once.
    worth_looking CONSTANT bigint := CASE WHEN many
        THEN 4 * (cardinality(namespaces) + needed) ELSE 0 END;
    -- Where more is fresh than this, counting by herself is as cheap as looking through it.
    few_fresh CONSTANT bigint := 300;
    gathered bigint;
    fresh_total bigint;
    fresh_rows bigint;
BEGIN
    IF many THEN
        SELECT g.total INTO gathered
        FROM authz.gathered g
        WHERE g.user_id = page_of_sight.who AND g.type = page_of_sight.type
            AND g.print = page_of_sight.print;
    END IF;
    IF gathered IS NOT NULL THEN
        SELECT count(*), coalesce(
            sum(f.delta) FILTER (WHERE f.namespace_id = ANY (page_of_sight.namespaces)), 0)
        INTO fresh_rows, fresh_total
        FROM (
            SELECT t.namespace_id, t.delta
            FROM authz.tallies t
            WHERE t.fresh AND t.type = page_of_sight.type AND t.principal = '*' AND NOT t.public
            LIMIT few_fresh + 1) AS f;
        IF fresh_rows > few_fresh THEN
            gathered := NULL;
        END IF;
    END IF;
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
    recent AS MATERIALIZED (
        SELECT t.id, t.listed_at, t.namespace_id
        FROM authz.things t
        WHERE t.type = page_of_sight.type AND NOT t.public AND t.recorded
            AND t.listed_at >= (SELECT o.at FROM oldest o)
        ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
        LIMIT worth_looking),
    recent_mine AS MATERIALIZED (
        SELECT r.id, r.listed_at
        FROM recent r
        -- Said so that it is looked up in a hash and does not become a join.
        WHERE (r.namespace_id IN (SELECT n.id FROM unnest(page_of_sight.namespaces) AS n (id)))
            IS TRUE),
    to_probe AS MATERIALIZED (
        SELECT DISTINCT n.id
        FROM unnest(page_of_sight.namespaces) AS n (id)
        WHERE (SELECT count(*) FROM recent) >= worth_looking
            AND (SELECT count(*) FROM recent_mine) < needed),
    heads AS MATERIALIZED (
        SELECT n.id
        FROM to_probe n
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
            SELECT r.id, r.listed_at FROM recent_mine r
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
        SELECT ((
                SELECT coalesce(sum(t.delta), 0) FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_of_sight.type
                    AND t.namespace_id = '*' AND t.public)
            + CASE WHEN gathered IS NOT NULL THEN gathered + fresh_total ELSE (
                SELECT coalesce(sum(t.delta), 0)
                FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_of_sight.type
                    AND t.namespace_id = ANY (page_of_sight.namespaces) AND NOT t.public) END
            + (SELECT coalesce(sum(t.delta), 0)
                FROM authz.tallies t
                WHERE t.principal = page_of_sight.who AND t.type = page_of_sight.type
                    AND NOT t.public AND t.namespace_id <> '*'
                    AND t.namespace_id NOT IN (
                        SELECT n.id FROM unnest(page_of_sight.namespaces) AS n (id))))::bigint
            AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;

-- As before; a namespace in which somebody has two roles comes twice, which does no harm.
CREATE OR REPLACE FUNCTION authz.page(
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
    print_of_mine bigint;
BEGIN
    IF who IS NOT NULL AND only_ids IS NULL AND NOT direct THEN
        SELECT coalesce(array_agg(r.resource_id), '{}'), sum(authz.print_of(r.resource_id))
        INTO mine, print_of_mine
        FROM authz.relations r
        WHERE r.subject_type = 'user' AND r.subject_id = who
            AND r.resource_type IN ('group', 'user_namespace')
            AND r.relation IN ('viewer', 'editor', 'owner')
            AND (page.namespace_id IS NULL OR r.resource_id = page.namespace_id);
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
        RETURN QUERY SELECT * FROM authz.page_of_sight(
            who, mine, print_of_mine, page.type, at_most, skip);
    END IF;
END
$$;
