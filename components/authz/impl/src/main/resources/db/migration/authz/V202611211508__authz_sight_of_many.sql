-- What somebody sees: what is public, what is in the namespaces in which she has a role, and what she has a role on.
-- Nothing older than the last public one that fits on the page counts.
--
-- Of what is private, either one looks at everything from the newest on until the page is sure, or into each of her
-- namespaces. The first is cheap where a fair share is public, however many namespaces are hers; the second where these
-- are few. So with more than FEW of them one tries the first, and gives up after as many rows as the second would cost.
-- Of the namespaces, only those with the newest heads can be on the page: as many as there are rows on it.
CREATE OR REPLACE FUNCTION authz.page_of_sight(
    who text, namespaces text[], type text, at_most bigint, skip bigint)
RETURNS TABLE (id text, listed_at timestamptz, total bigint)
LANGUAGE plpgsql STABLE
AS $$
#variable_conflict use_column
DECLARE
    few CONSTANT integer := 30;
    needed CONSTANT bigint := at_most + skip;
    reach CONSTANT bigint := CASE
        WHEN coalesce(cardinality(namespaces), 0) <= few THEN 0
        ELSE 10 * needed + cardinality(namespaces) END;
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
    newest AS MATERIALIZED (
        SELECT t.id, t.listed_at, t.namespace_id
        FROM authz.things t
        WHERE t.type = page_of_sight.type AND NOT t.public AND t.recorded
            AND t.listed_at >= (SELECT o.at FROM oldest o)
        ORDER BY t.listed_at DESC, t.id COLLATE "C" DESC
        LIMIT reach),
    -- Hashed once; as a plain IN it would become a join.
    near AS MATERIALIZED (
        SELECT n.id, n.listed_at
        FROM newest n
        WHERE (n.namespace_id IN (SELECT unnest(page_of_sight.namespaces))) IS TRUE
        ORDER BY n.listed_at DESC, n.id COLLATE "C" DESC
        LIMIT needed),
    sure AS MATERIALIZED (
        SELECT reach > 0 AND ((SELECT count(*) FROM newest) < reach
            OR (SELECT count(*) FROM near) = needed) AS enough),
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
        WHERE NOT (SELECT s.enough FROM sure s)
        ORDER BY head.listed_at DESC, head.id COLLATE "C" DESC
        LIMIT needed),
    page AS (
        SELECT u.id, u.listed_at
        FROM (
            SELECT o.id, o.listed_at FROM open o
            UNION ALL
            SELECT n.id, n.listed_at FROM near n
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
        -- One scan for all namespaces: they are many, and a probe for each costs ten times as much.
        SELECT authz.tally(page_of_sight.type, '*', '*', true)
            + (SELECT coalesce(sum(t.delta), 0)
                FROM authz.tallies t
                WHERE t.principal = '*' AND t.type = page_of_sight.type AND NOT t.public
                    AND t.namespace_id = ANY (page_of_sight.namespaces))::bigint
            + (SELECT coalesce(sum(t.delta), 0)
                FROM authz.tallies t
                WHERE t.principal = page_of_sight.who AND t.type = page_of_sight.type
                    AND NOT t.public AND t.namespace_id <> '*'
                    AND t.namespace_id NOT IN (
                        SELECT n.id FROM unnest(page_of_sight.namespaces) AS n (id)))::bigint
            AS total) AS counted
    LEFT JOIN page p ON true
    ORDER BY p.listed_at DESC, p.id COLLATE "C" DESC;
END
$$;
