-- Who was an administrator and may still have a token of that time: such a token records nobody as one again.
CREATE TABLE authz.former_administrators (
    user_id text        NOT NULL,
    -- By then every such token must have expired.
    until   timestamptz NOT NULL,
    PRIMARY KEY (user_id)
);
