-- What must leave the database after the commit, in an order that a relay can follow.
--
-- A relay reads rows whose transaction is older than every open one:
--     WHERE transaction < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY position
-- so that it never passes by a row that is still to appear. Whoever appends has locked the row of its aggregate first,
-- therefore positions within one aggregate are in the order of commits.
--
-- Rows that are done stay for an hour at least: who copies a table elsewhere reads all that was written meanwhile, done
-- or not, by the second index.
CREATE TABLE database.outbox (
    position       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction    xid8        NOT NULL DEFAULT pg_current_xact_id(),
    channel        text        NOT NULL CHECK (channel IN ('events', 'relations')),
    aggregate_id   text        NOT NULL,
    type           text        NOT NULL,
    schema_version smallint    NOT NULL DEFAULT 1,
    payload        jsonb       NOT NULL,
    occurred_at    timestamptz NOT NULL,
    done_at        timestamptz,
    attempts       integer     NOT NULL DEFAULT 0
);

CREATE INDEX outbox_pending ON database.outbox (channel, position) WHERE done_at IS NULL;
CREATE INDEX outbox_by_transaction ON database.outbox (channel, transaction);
