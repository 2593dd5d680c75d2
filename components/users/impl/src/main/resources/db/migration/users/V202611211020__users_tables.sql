CREATE SCHEMA users;

CREATE TABLE users.users (
    -- Who somebody is in Keycloak.
    id            text        NOT NULL,
    -- The slug of her namespace, which keeps it unique.
    username      text        NOT NULL,
    email         text,
    first_name    text,
    last_name     text,
    first_seen_at timestamptz NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);

CREATE INDEX users_by_email ON users.users (email);
CREATE INDEX users_newest_first ON users.users (first_seen_at DESC, id DESC);

CREATE TABLE users.preferences (
    user_id         text   NOT NULL,
    pinned_projects text[] NOT NULL,
    CONSTRAINT preferences_pkey PRIMARY KEY (user_id),
    CONSTRAINT preferences_of_a_user FOREIGN KEY (user_id) REFERENCES users.users (id) ON DELETE CASCADE
);
