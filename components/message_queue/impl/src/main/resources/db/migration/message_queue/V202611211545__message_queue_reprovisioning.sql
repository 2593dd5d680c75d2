CREATE SCHEMA message_queue;

-- The reprovisioning that has begun and not ended, if there is one, and how far it is. Whoever announces a page, stops
-- it or ends it holds the row.
CREATE TABLE message_queue.reprovisioning (
    only_one   boolean     NOT NULL DEFAULT true,
    id         text        NOT NULL,
    started_at timestamptz NOT NULL,
    -- Nothing is announced before all transactions older than this one have ended: what they made is not seen yet, and
    -- their events may stand before the beginning. Null until that is known.
    barrier    xid8,
    chapter    text        NOT NULL,
    -- The last thing of the chapter that was announced.
    last_id    text        NOT NULL,
    announced  bigint      NOT NULL,
    CONSTRAINT reprovisioning_pkey PRIMARY KEY (only_one),
    CONSTRAINT reprovisioning_is_one CHECK (only_one)
);
