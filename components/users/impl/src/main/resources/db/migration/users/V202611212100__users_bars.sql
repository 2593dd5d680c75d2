-- Whose tokens count for nothing, users or not.
CREATE TABLE users.bars (
    id    text NOT NULL,
    -- Null for whoever is disabled; else she was deleted, and by then every token of hers must have expired.
    until timestamptz,
    CONSTRAINT bars_pkey PRIMARY KEY (id)
);

CREATE INDEX bars_by_end ON users.bars (until) WHERE until IS NOT NULL;

-- Every program that checks tokens listens to this channel. What one transaction changes is one call, after its commit.
CREATE FUNCTION users.call_about_bars() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('users.barred', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER bars_change AFTER INSERT OR UPDATE OR DELETE ON users.bars
    FOR EACH ROW EXECUTE FUNCTION users.call_about_bars();
CREATE TRIGGER bars_are_emptied AFTER TRUNCATE ON users.bars
    FOR EACH STATEMENT EXECUTE FUNCTION users.call_about_bars();

-- Published: whose tokens count for nothing, and until when; null for whoever is disabled. Some have ended.
CREATE VIEW users.barred (id, until) AS
SELECT bar.id, bar.until
  FROM users.bars bar;
