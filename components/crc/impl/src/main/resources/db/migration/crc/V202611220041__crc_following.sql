-- Since when a quota waits for the cluster to follow, while it does.
ALTER TABLE crc.quotas ADD COLUMN waits_since timestamptz NOT NULL DEFAULT now();

-- Who we are among those who keep quotas in one cluster. One row, made when it is first needed.
CREATE TABLE crc.installation (
    is_ours boolean NOT NULL DEFAULT true,
    id      uuid    NOT NULL DEFAULT gen_random_uuid(),
    CONSTRAINT installation_pkey PRIMARY KEY (is_ours),
    CONSTRAINT installation_is_one CHECK (is_ours)
);
