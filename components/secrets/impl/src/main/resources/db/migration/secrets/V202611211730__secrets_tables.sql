CREATE SCHEMA secrets;

CREATE TABLE secrets.secrets (
    id               text        NOT NULL,
    -- Whose it is; she goes with all of them.
    user_id          text        NOT NULL,
    kind             text        NOT NULL,
    name             text        NOT NULL,
    default_filename text        NOT NULL,
    -- A Fernet token in a Fernet token: the outer one opens with the key in encrypted_key, the inner one with the user's.
    encrypted_value  bytea       NOT NULL,
    -- What makes the outer key, wrapped for the secrets storage API.
    encrypted_key    bytea       NOT NULL,
    modified_at      timestamptz NOT NULL,
    CONSTRAINT secrets_pkey PRIMARY KEY (id),
    CONSTRAINT secrets_filename_once UNIQUE (user_id, default_filename),
    CONSTRAINT secrets_kind CHECK (kind IN ('general', 'storage'))
);

-- What opens the inner tokens of a user's secrets, as a Fernet token of the encryption key.
CREATE TABLE secrets.user_keys (
    user_id       text  NOT NULL,
    encrypted_key bytea NOT NULL,
    CONSTRAINT user_keys_pkey PRIMARY KEY (user_id)
);

-- Who did what with which secret, kept for a year, also when secret and owner are gone. Never a value.
CREATE TABLE secrets.events (
    position    bigint      GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamptz NOT NULL,
    -- Whose secret it was.
    owner_id    text        NOT NULL,
    -- Missing where it was about all secrets of the owner.
    secret_id   text,
    -- A user's id, or the name of a part of this platform.
    actor       text        NOT NULL,
    action      text        NOT NULL,
    -- Where it was delivered to.
    place       text,
    CONSTRAINT events_pkey PRIMARY KEY (position),
    CONSTRAINT events_action CHECK (action IN ('read', 'written', 'delivered', 'deleted', 'key_read'))
);

CREATE INDEX events_of_an_owner ON secrets.events (owner_id, position DESC);
CREATE INDEX events_by_age ON secrets.events (occurred_at);

-- What other components may use in their queries: the view and the functions below and nothing else.

-- What can be delivered. To walk through all of it: WHERE id > last ORDER BY id LIMIT n.
CREATE VIEW secrets.sealed (id, user_id, default_filename, kind, encrypted_value, encrypted_key) AS
SELECT secret.id, secret.user_id, secret.default_filename, secret.kind, secret.encrypted_value, secret.encrypted_key
  FROM secrets.secrets secret;

-- Replaces the wrapped key of a secret if it is still the one that the caller has seen; the value is not touched.
-- Says whether it did.
CREATE FUNCTION secrets.rewrap(secret_id text, old_encrypted_key bytea, new_encrypted_key bytea) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
    WITH rewrapped AS (
        UPDATE secrets.secrets secret SET encrypted_key = $3
         WHERE secret.id = $1 AND secret.encrypted_key = $2
        RETURNING 1)
    SELECT EXISTS (SELECT FROM rewrapped)
$$;

-- Notes what was done with a secret: by whom, what of the list above, where to (or null), and when. Says whether there is
-- such a secret; one that was deleted can no longer be noted.
CREATE FUNCTION secrets.note_event(secret_id text, actor text, action text, place text, at timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
    WITH noted AS (
        INSERT INTO secrets.events (occurred_at, owner_id, secret_id, actor, action, place)
        SELECT $5, secret.user_id, secret.id, $2, $3, $4 FROM secrets.secrets secret WHERE secret.id = $1
        RETURNING 1)
    SELECT EXISTS (SELECT FROM noted)
$$;
