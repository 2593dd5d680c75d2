-- How far a change of the encryption key has come: the id of the last user whose key was looked at, locked with the new
-- key, so that the mark of another change is not taken for this one's.
CREATE TABLE secrets.reencryption (
    only_one boolean NOT NULL DEFAULT true,
    mark     bytea   NOT NULL,
    CONSTRAINT reencryption_pkey PRIMARY KEY (only_one),
    CONSTRAINT reencryption_once CHECK (only_one)
);
