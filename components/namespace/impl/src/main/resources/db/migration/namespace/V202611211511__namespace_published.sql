-- What other components may use in their queries: the views and functions of this script and nothing else.

-- Where a thing stands and what it is called there. namespace_kind is 'user' or 'group'.
CREATE VIEW namespace.entities (entity_id, kind, namespace_id, namespace_kind, namespace_slug, slug) AS
SELECT entity.entity_id, entity.kind, space.id, space.kind, space.slug, entity.slug
  FROM namespace.slugs entity
  JOIN namespace.namespaces space ON space.id = entity.namespace_id;

-- Every namespace. The name of a user's namespace is hers, so it is empty here and user_id says whose it is.
CREATE VIEW namespace.named (id, kind, slug, name, user_id) AS
SELECT space.id, space.kind, space.slug, team.name, space.user_id
  FROM namespace.namespaces space
  LEFT JOIN namespace.groups team ON team.id = space.id;

-- Gives a new thing its slug. Violates slugs_unique_in_namespace when another thing there has it, and
-- slugs_in_a_namespace when there is no such namespace. The namespace stays until the transaction ends.
CREATE FUNCTION namespace.take_slug(namespace_id text, slug text, kind text, entity_id text) RETURNS void
LANGUAGE sql VOLATILE AS $$
    INSERT INTO namespace.slugs (entity_id, kind, namespace_id, slug) VALUES ($4, $3, $1, $2);
$$;

-- Renames a thing, or moves it, or both; refuses as take_slug does. The slug that it had leads to it from now on, but
-- only in the namespace where it is: none leads from the namespace that it left. Where nothing changes, nothing is
-- written.
CREATE FUNCTION namespace.change_slug(entity_id text, namespace_id text, slug text) RETURNS void
LANGUAGE sql VOLATILE AS $$
    INSERT INTO namespace.slugs_before (entity_id, namespace_id, slug, left_at)
    SELECT now.entity_id, $2, now.slug, clock_timestamp()
      FROM namespace.slugs now
     WHERE now.entity_id = $1 AND now.slug <> $3
        ON CONFLICT ON CONSTRAINT slugs_before_pkey DO UPDATE SET left_at = excluded.left_at;

    UPDATE namespace.slugs_before before
       SET namespace_id = $2
     WHERE before.entity_id = $1 AND before.namespace_id <> $2;

    UPDATE namespace.slugs now
       SET namespace_id = $2, slug = $3
     WHERE now.entity_id = $1 AND (now.namespace_id <> $2 OR now.slug <> $3);
$$;

-- Takes the slugs of things that cease to be, the former ones too.
CREATE FUNCTION namespace.free_slugs(entity_ids text[]) RETURNS void
LANGUAGE sql VOLATILE AS $$
    DELETE FROM namespace.slugs WHERE entity_id = ANY ($1);
$$;

-- The namespace that a slug means, in any case of letters: the one that is called so, else the group that was called so
-- last.
CREATE FUNCTION namespace.meant_by(slug text) RETURNS TABLE (namespace_id text)
LANGUAGE sql STABLE AS $$
    SELECT meant.id
      FROM (SELECT space.id, 1 AS rank, NULL::timestamptz AS left_at
              FROM namespace.namespaces space
             WHERE space.slug = lower($1)
            UNION ALL
            SELECT old.namespace_id, 2, old.left_at
              FROM namespace.old_slugs old
             WHERE old.slug = lower($1)) AS meant
     ORDER BY meant.rank, meant.left_at DESC, meant.id DESC
     LIMIT 1
$$;

-- The thing that two slugs mean, if there is one: the first as in meant_by, the second in this case of letters only and
-- for the thing there that is called so, else for the one there that was called so last.
CREATE FUNCTION namespace.resolve(namespace_slug text, slug text, kind text) RETURNS TABLE (entity_id text)
LANGUAGE sql STABLE AS $$
    SELECT meant.entity_id
      FROM namespace.meant_by($1) AS space
     CROSS JOIN LATERAL (
            SELECT now.entity_id, 1 AS rank, NULL::timestamptz AS left_at
              FROM namespace.slugs now
             WHERE now.namespace_id = space.namespace_id AND now.slug = $2 AND now.kind = $3
            UNION ALL
            SELECT before.entity_id, 2, before.left_at
              FROM namespace.slugs_before before
              JOIN namespace.slugs now ON now.entity_id = before.entity_id
             WHERE before.namespace_id = space.namespace_id AND before.slug = $2 AND now.kind = $3) AS meant
     ORDER BY meant.rank, meant.left_at DESC, meant.entity_id DESC
     LIMIT 1
$$;
