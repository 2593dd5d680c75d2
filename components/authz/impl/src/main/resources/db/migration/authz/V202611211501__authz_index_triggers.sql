-- How the index follows the relations. Every statement recomputes what it touched from what stands now, so the order of
-- changes does not matter, and doing it again does no harm.
--
-- Two transactions that change one thing meet at its row of authz.things: it is locked first, and only the statements
-- after that look at the relations, so the second sees what the first has done. Rows are locked in their order.
--
-- Plans are fixed to index probes: they are kept by each connection and must serve one row and a hundred thousand,
-- whatever the tables held when they were made.

CREATE FUNCTION authz.is_listed(type text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN type NOT IN ('user', 'anonymous_user', 'platform', 'group', 'user_namespace', 'replay');

-- 2, 3 and 4 as in authz.standing; 0 for what is no role.
CREATE FUNCTION authz.level(relation text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE relation WHEN 'owner' THEN 4 WHEN 'editor' THEN 3 WHEN 'viewer' THEN 2 ELSE 0 END;

-- Here and below: a subquery with LIMIT is a probe for each row, while PostgreSQL may answer EXISTS by reading everything
-- that there is into a hash.
CREATE FUNCTION authz.is_recorded(type text, id text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    SELECT true FROM authz.relations r
    WHERE r.resource_type = is_recorded.type AND r.resource_id = is_recorded.id
    LIMIT 1) IS NOT NULL;

CREATE FUNCTION authz.is_member(type text, id text, user_id text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    SELECT true FROM authz.relations r
    WHERE r.resource_type = is_member.type AND r.resource_id = is_member.id
        AND r.relation IN ('viewer', 'editor', 'owner')
        AND r.subject_type = 'user' AND r.subject_id = is_member.user_id
    LIMIT 1) IS NOT NULL;

-- Whether everybody of a type, `user` or `anonymous_user`, sees it.
CREATE FUNCTION authz.is_open_to(type text, id text, everybody text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    SELECT true FROM authz.relations r
    WHERE r.resource_type = is_open_to.type AND r.resource_id = is_open_to.id
        AND r.relation = 'public_viewer'
        AND r.subject_type = is_open_to.everybody AND r.subject_id = '*'
    LIMIT 1) IS NOT NULL;

-- What the relations say of a thing; one row.
CREATE FUNCTION authz.thing_by_relations(type text, id text)
RETURNS TABLE (namespace_type text, namespace_id text, public boolean)
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    SELECT coalesce(n.subject_type, ''), coalesce(n.subject_id, ''),
        authz.is_open_to(thing_by_relations.type, thing_by_relations.id, 'user')
        AND authz.is_open_to(thing_by_relations.type, thing_by_relations.id, 'anonymous_user')
    FROM (SELECT true) AS always
    LEFT JOIN LATERAL (
        SELECT r.subject_type, r.subject_id
        FROM authz.relations r
        WHERE r.resource_type = thing_by_relations.type AND r.resource_id = thing_by_relations.id
            AND r.relation = thing_by_relations.type || '_namespace'
        ORDER BY r.subject_type, r.subject_id
        LIMIT 1) AS n ON true
$$;

CREATE FUNCTION authz.follow_relations() RETURNS trigger
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
            AND NOT authz.is_member(gone.type, gone.id, gone.user_id);

        DELETE FROM authz.things t
        USING (
            SELECT DISTINCT c.resource_type AS type, c.resource_id AS id
            FROM changed c
            WHERE authz.is_listed(c.resource_type)) AS gone
        WHERE t.type = gone.type AND t.id = gone.id
            AND NOT authz.is_recorded(gone.type, gone.id);
    END IF;

    INSERT INTO authz.things AS t (type, id, namespace_type, namespace_id, public, recorded)
    SELECT c.type, c.id, n.namespace_type, n.namespace_id, n.public, true
    FROM (
        SELECT DISTINCT c.resource_type AS type, c.resource_id AS id
        FROM changed c
        WHERE authz.is_listed(c.resource_type)) AS c
    CROSS JOIN LATERAL authz.thing_by_relations(c.type, c.id) AS n
    WHERE authz.is_recorded(c.type, c.id)
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
        WHERE authz.is_member(c.type, c.id, c.user_id)
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER relations_added AFTER INSERT ON authz.relations
    REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_relations();
CREATE TRIGGER relations_removed AFTER DELETE ON authz.relations
    REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_relations();

CREATE FUNCTION authz.refuse_update() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION 'Relations are added and removed, never updated: the index would not follow.';
END
$$;

CREATE TRIGGER relations_updated BEFORE UPDATE ON authz.relations
    FOR EACH STATEMENT EXECUTE FUNCTION authz.refuse_update();

CREATE FUNCTION authz.forget_all() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM authz.shares;
    DELETE FROM authz.things;
    RETURN NULL;
END
$$;

CREATE TRIGGER relations_emptied AFTER TRUNCATE ON authz.relations
    FOR EACH STATEMENT EXECUTE FUNCTION authz.forget_all();

-- What a thing's shares repeat of it, and how many things there are.
CREATE FUNCTION authz.follow_things() RETURNS trigger
LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        UPDATE authz.shares s
        SET namespace_id = a.namespace_id, public = a.public, listed_at = a.listed_at
        FROM added a
        WHERE s.type = a.type AND s.id = a.id
            AND (s.namespace_id, s.public, s.listed_at)
                IS DISTINCT FROM (a.namespace_id, a.public, a.listed_at);

        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT d.type, '*', n.id, d.public, sum(d.delta)
        FROM (
            SELECT type, namespace_id, public, 1 AS delta FROM added WHERE recorded
            UNION ALL
            SELECT type, namespace_id, public, -1 FROM removed WHERE recorded) AS d
        CROSS JOIN LATERAL (VALUES ('*'), (d.namespace_id)) AS n (id)
        GROUP BY d.type, n.id, d.public
        HAVING sum(d.delta) <> 0;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT a.type, '*', n.id, a.public, count(*)
        FROM added a
        CROSS JOIN LATERAL (VALUES ('*'), (a.namespace_id)) AS n (id)
        WHERE a.recorded
        GROUP BY a.type, n.id, a.public;
    ELSE
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT r.type, '*', n.id, r.public, -count(*)
        FROM removed r
        CROSS JOIN LATERAL (VALUES ('*'), (r.namespace_id)) AS n (id)
        WHERE r.recorded
        GROUP BY r.type, n.id, r.public;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER things_added AFTER INSERT ON authz.things
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_things();
CREATE TRIGGER things_changed AFTER UPDATE ON authz.things
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_things();
CREATE TRIGGER things_removed AFTER DELETE ON authz.things
    REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_things();

-- How many shares everybody has.
CREATE FUNCTION authz.follow_shares() RETURNS trigger
LANGUAGE plpgsql
SET jit = off SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT d.type, d.user_id, n.id, d.public, sum(d.delta)
        FROM (
            SELECT type, user_id, namespace_id, public, 1 AS delta FROM added
            UNION ALL
            SELECT type, user_id, namespace_id, public, -1 FROM removed) AS d
        CROSS JOIN LATERAL (VALUES ('*'), (d.namespace_id)) AS n (id)
        GROUP BY d.type, d.user_id, n.id, d.public
        HAVING sum(d.delta) <> 0;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT a.type, a.user_id, n.id, a.public, count(*)
        FROM added a
        CROSS JOIN LATERAL (VALUES ('*'), (a.namespace_id)) AS n (id)
        GROUP BY a.type, a.user_id, n.id, a.public;
    ELSE
        INSERT INTO authz.tallies (type, principal, namespace_id, public, delta)
        SELECT r.type, r.user_id, n.id, r.public, -count(*)
        FROM removed r
        CROSS JOIN LATERAL (VALUES ('*'), (r.namespace_id)) AS n (id)
        GROUP BY r.type, r.user_id, n.id, r.public;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER shares_added AFTER INSERT ON authz.shares
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_shares();
CREATE TRIGGER shares_changed AFTER UPDATE ON authz.shares
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_shares();
CREATE TRIGGER shares_removed AFTER DELETE ON authz.shares
    REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION authz.follow_shares();
