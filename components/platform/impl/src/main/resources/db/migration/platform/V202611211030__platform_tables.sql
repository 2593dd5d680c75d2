CREATE SCHEMA platform;

-- One row, from the first change on.
CREATE TABLE platform.config (
    only_row        boolean NOT NULL DEFAULT true,
    incident_banner text    NOT NULL DEFAULT '',
    version         bigint  NOT NULL DEFAULT 0,
    CONSTRAINT config_pkey PRIMARY KEY (only_row),
    CONSTRAINT config_is_one_row CHECK (only_row)
);
