-- What other components may use in their queries: the view and the function of this script and nothing else.

-- Who is on the platform.
CREATE VIEW users.people (id, username, first_name, last_name) AS
SELECT person.id, person.username, person.first_name, person.last_name
  FROM users.users person;

-- A user who stays until the transaction ends; no row if she is not there.
CREATE FUNCTION users.held(wanted text) RETURNS TABLE (id text)
LANGUAGE sql VOLATILE AS $$
    SELECT person.id FROM users.users person WHERE person.id = $1 FOR KEY SHARE
$$;
