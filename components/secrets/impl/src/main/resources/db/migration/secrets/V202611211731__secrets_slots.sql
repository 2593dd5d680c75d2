-- What sessions of a project ask for: each of those who start them fills a slot with a secret of her own.
CREATE TABLE secrets.session_secret_slots (
    id            text        NOT NULL,
    -- It goes with its slots.
    project_id    text        NOT NULL,
    name          text        NOT NULL,
    description   text,
    filename      text        NOT NULL,
    created_by    text        NOT NULL,
    creation_date timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    version       bigint      NOT NULL,
    CONSTRAINT session_secret_slots_pkey PRIMARY KEY (id),
    CONSTRAINT slots_filename_once UNIQUE (project_id, filename)
);

CREATE TABLE secrets.session_secrets (
    slot_id   text NOT NULL,
    user_id   text NOT NULL,
    secret_id text NOT NULL,
    CONSTRAINT session_secrets_pkey PRIMARY KEY (slot_id, user_id),
    CONSTRAINT session_secrets_slot FOREIGN KEY (slot_id) REFERENCES secrets.session_secret_slots (id) ON DELETE CASCADE,
    CONSTRAINT session_secrets_secret FOREIGN KEY (secret_id) REFERENCES secrets.secrets (id) ON DELETE CASCADE
);

CREATE INDEX session_secrets_by_secret ON secrets.session_secrets (secret_id, slot_id);
