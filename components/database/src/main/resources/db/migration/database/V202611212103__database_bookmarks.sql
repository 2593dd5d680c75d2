-- How far work has come that is done again and again and goes on where it was: one row for each.
CREATE TABLE database.bookmarks (
    work text PRIMARY KEY,
    place jsonb NOT NULL
);

COMMENT ON TABLE database.bookmarks IS 'How far recurring work has come; its meaning belongs to whoever does the work.';

-- Published: null where the work was never done.
CREATE FUNCTION database.bookmark(of_work text) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT place FROM database.bookmarks WHERE work = of_work);

-- Published: in place of the one before.
CREATE FUNCTION database.put_bookmark(of_work text, at_place jsonb) RETURNS boolean
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO database.bookmarks (work, place) VALUES (of_work, at_place)
    ON CONFLICT (work) DO UPDATE SET place = excluded.place
    RETURNING true;
END;
