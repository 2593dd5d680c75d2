-- Keeping the index small, comparing it with the relations, and mending it. All of it is harmless to whoever reads or
-- writes meanwhile: every snapshot has exact totals, and everything is done in parts.

DROP INDEX authz.tallies_sums;
CREATE INDEX tallies_sums ON authz.tallies
    (principal, type, namespace_id, public) INCLUDE (delta);
ALTER TABLE authz.tallies SET (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.05);

-- Puts one row in the place of each group of rows that has fresh ones.
-- Returns how many rows were taken away; fewer than `at_most` means that nothing fresh is left.
CREATE FUNCTION authz.fold_tallies(at_most bigint) RETURNS bigint
LANGUAGE sql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
AS $$
    WITH crowded AS MATERIALIZED (
        SELECT DISTINCT f.type, f.principal, f.namespace_id, f.public
        FROM (
            SELECT t.type, t.principal, t.namespace_id, t.public
            FROM authz.tallies t
            WHERE t.fresh
            ORDER BY t.type, t.principal, t.namespace_id, t.public
            LIMIT at_most) AS f),
    -- What another has folded since is neither taken nor counted.
    taken AS (
        DELETE FROM authz.tallies t
        USING crowded c
        WHERE t.principal = c.principal AND t.type = c.type
            AND t.namespace_id = c.namespace_id AND t.public = c.public
        RETURNING t.type, t.principal, t.namespace_id, t.public, t.delta),
    folded AS (
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta, fresh)
        SELECT type, principal, namespace_id, public, sum(delta), false
        FROM taken
        GROUP BY type, principal, namespace_id, public
        HAVING sum(delta) <> 0)
    SELECT count(*) FROM taken
$$;

-- The things that come next, whether relations, the index or both know them.
CREATE FUNCTION authz.things_after(type text, id text, at_most bigint)
RETURNS TABLE (type text, id text)
LANGUAGE sql STABLE
AS $$
    SELECT n.type, n.id
    FROM (
        (SELECT DISTINCT r.resource_type, r.resource_id FROM authz.relations r
            WHERE (r.resource_type, r.resource_id) > (things_after.type, things_after.id)
                AND authz.is_listed(r.resource_type)
            ORDER BY 1, 2 LIMIT at_most)
        UNION
        (SELECT t.type, t.id FROM authz.things t
            WHERE (t.type, t.id) > (things_after.type, things_after.id)
            ORDER BY 1, 2 LIMIT at_most)
        UNION
        (SELECT DISTINCT s.type, s.id FROM authz.shares s
            WHERE (s.type, s.id) > (things_after.type, things_after.id)
            ORDER BY 1, 2 LIMIT at_most)) AS n (type, id)
    ORDER BY 1, 2
    LIMIT at_most
$$;

-- Whether the index says of a thing, or of those who have a role on it, something else than the relations.
CREATE FUNCTION authz.thing_differs(type text, id text) RETURNS boolean
LANGUAGE sql STABLE
AS $$
    SELECT (authz.is_recorded(thing_differs.type, thing_differs.id), r.*::text)
            IS DISTINCT FROM (coalesce(t.recorded, false),
                ROW (coalesce(t.namespace_type, ''), coalesce(t.namespace_id, ''),
                    coalesce(t.public, false))::text)
        OR (
            SELECT array_agg(DISTINCT m.subject_id ORDER BY m.subject_id)
            FROM authz.relations m
            WHERE m.resource_type = thing_differs.type AND m.resource_id = thing_differs.id
                AND m.relation IN ('viewer', 'editor', 'owner') AND m.subject_type = 'user')
            IS DISTINCT FROM (
            SELECT array_agg(
                CASE WHEN (s.namespace_id, s.public, s.listed_at)
                    IS NOT DISTINCT FROM (t.namespace_id, t.public, t.listed_at)
                    THEN s.user_id ELSE '' END
                ORDER BY s.user_id)
            FROM authz.shares s
            WHERE s.type = thing_differs.type AND s.id = thing_differs.id)
    FROM authz.thing_by_relations(thing_differs.type, thing_differs.id) AS r
    LEFT JOIN authz.things t ON t.type = thing_differs.type AND t.id = thing_differs.id
$$;

-- Makes the index say of these things what the relations say. As the triggers do: first their rows are locked.
CREATE FUNCTION authz.mend_things(types text[], ids text[]) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO authz.things AS t (type, id)
    SELECT DISTINCT n.type, n.id FROM unnest(types, ids) AS n (type, id) ORDER BY 1, 2
    ON CONFLICT (type, id) DO UPDATE SET recorded = t.recorded WHERE false;

    DELETE FROM authz.shares s
    USING unnest(types, ids) AS n (type, id)
    WHERE s.type = n.type AND s.id = n.id AND NOT authz.is_member(s.type, s.id, s.user_id);

    DELETE FROM authz.things t
    USING unnest(types, ids) AS n (type, id)
    WHERE t.type = n.type AND t.id = n.id AND NOT authz.is_recorded(n.type, n.id);

    UPDATE authz.things t
    SET namespace_type = r.namespace_type, namespace_id = r.namespace_id, public = r.public,
        recorded = true
    FROM unnest(types, ids) AS n (type, id)
    CROSS JOIN LATERAL authz.thing_by_relations(n.type, n.id) AS r
    WHERE t.type = n.type AND t.id = n.id;

    INSERT INTO authz.shares AS s (user_id, type, id, namespace_id, public, listed_at)
    SELECT DISTINCT m.subject_id, t.type, t.id, t.namespace_id, t.public, t.listed_at
    FROM unnest(types, ids) AS n (type, id)
    JOIN authz.things t ON t.type = n.type AND t.id = n.id
    JOIN authz.relations m ON m.resource_type = t.type AND m.resource_id = t.id
    WHERE m.relation IN ('viewer', 'editor', 'owner') AND m.subject_type = 'user'
    ON CONFLICT (user_id, type, id) DO UPDATE
        SET namespace_id = excluded.namespace_id, public = excluded.public,
            listed_at = excluded.listed_at;
END
$$;

-- What the tallies of the next principals lack of what is to be counted, and the last principal that was looked at.
-- The first one is `*`.
CREATE FUNCTION authz.tally_differences(after text, at_most bigint)
RETURNS TABLE (
    type text, principal text, namespace_id text, public boolean, lacking bigint, last text)
LANGUAGE plpgsql STABLE
SET jit = off
AS $$
#variable_conflict use_column
DECLARE
    final text;
BEGIN
    SELECT max(n.id) INTO final
    FROM (
        SELECT u.id
        FROM (
            (SELECT DISTINCT t.principal FROM authz.tallies t
                WHERE t.principal > after ORDER BY 1 LIMIT at_most)
            UNION
            (SELECT DISTINCT s.user_id FROM authz.shares s
                WHERE s.user_id > after ORDER BY 1 LIMIT at_most)
            UNION
            SELECT '*' WHERE '*' > after) AS u (id)
        ORDER BY 1
        LIMIT at_most) AS n;
    RETURN QUERY
    SELECT d.type, d.principal, d.namespace_id, d.public, sum(d.delta)::bigint, final
    FROM (
        SELECT t.type, t.principal, t.namespace_id, t.public, -t.delta
        FROM authz.tallies t
        WHERE t.principal > after AND t.principal <= final
        UNION ALL
        SELECT s.type, s.user_id, n.id, s.public, s.count
        FROM (
            SELECT s.type, s.user_id, s.namespace_id, s.public, count(*)
            FROM authz.shares s
            WHERE s.user_id > after AND s.user_id <= final
            GROUP BY 1, 2, 3, 4) AS s
        CROSS JOIN LATERAL (VALUES ('*'), (s.namespace_id)) AS n (id)
        UNION ALL
        SELECT t.type, '*', n.id, t.public, t.count
        FROM (
            SELECT t.type, t.namespace_id, t.public, count(*)
            FROM authz.things t
            WHERE t.recorded AND '*' > after AND '*' <= final
            GROUP BY 1, 2, 3) AS t
        CROSS JOIN LATERAL (VALUES ('*'), (t.namespace_id)) AS n (id)
    ) AS d (type, principal, namespace_id, public, delta)
    GROUP BY 1, 2, 3, 4
    HAVING sum(d.delta) <> 0;
    IF NOT FOUND AND final IS NOT NULL THEN
        RETURN QUERY SELECT NULL::text, NULL::text, NULL::text, NULL::boolean, 0::bigint, final;
    END IF;
END
$$;

-- Adds what is lacking. A difference is right whatever others count meanwhile.
CREATE FUNCTION authz.mend_tallies(after text, at_most bigint)
RETURNS TABLE (
    type text, principal text, namespace_id text, public boolean, lacking bigint, last text)
LANGUAGE sql
AS $$
    WITH found AS MATERIALIZED (
        SELECT * FROM authz.tally_differences(mend_tallies.after, mend_tallies.at_most)),
    mended AS (
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT type, principal, namespace_id, public, lacking FROM found WHERE lacking <> 0)
    SELECT * FROM found
$$;

-- Everything at once: for whoever looks, and for tests. Empty when the index is right.
CREATE VIEW authz.index_differences AS
SELECT 'thing' AS kind, format('%s:%s', n.type, n.id) AS name
FROM authz.things_after('', '', NULL) AS n
WHERE authz.thing_differs(n.type, n.id)
UNION ALL
SELECT 'tally', format('%s of %s in %s, public %s: %s lacking',
    d.type, d.principal, d.namespace_id, d.public, d.lacking)
FROM authz.tally_differences('', NULL) AS d
WHERE d.lacking <> 0;

-- The whole index made anew from the relations, while others go on: for whoever has no program at hand.
CREATE FUNCTION authz.rebuild_index() RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM authz.mend_things(array_agg(n.type), array_agg(n.id))
    FROM authz.things_after('', '', NULL) AS n
    WHERE authz.thing_differs(n.type, n.id);
    PERFORM authz.mend_tallies('', NULL);
END
$$;
