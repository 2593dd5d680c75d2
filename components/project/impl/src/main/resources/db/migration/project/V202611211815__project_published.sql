-- What other components may use in their queries: the function of this script and nothing else.

-- A project that stays until the transaction ends, for whoever writes what belongs to it; no row if it is not there. Waits
-- for whoever deletes it, who takes away first what belongs to it.
CREATE FUNCTION project.held(wanted text) RETURNS TABLE (id text)
LANGUAGE sql VOLATILE AS $$
    SELECT project.id FROM project.projects project WHERE project.id = $1 FOR SHARE
$$;
