-- What a namespace is called. Called in one statement with take_slug or change_slug, and after it, it is what the namespace
-- is called until the transaction ends: whoever gives it another slug waits for that, or was waited for.
CREATE FUNCTION namespace.called(namespace_id text) RETURNS text
LANGUAGE sql VOLATILE AS $$
    SELECT space.slug FROM namespace.namespaces space WHERE space.id = $1;
$$;
