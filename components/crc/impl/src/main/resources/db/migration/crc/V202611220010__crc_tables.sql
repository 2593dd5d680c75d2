CREATE SCHEMA crc;

-- What computing there is, and for whom.
CREATE TABLE crc.pools (
    id                    integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    name                  text    NOT NULL,
    is_public             boolean NOT NULL,
    is_default            boolean NOT NULL,
    -- Seconds; none where nothing is done to a session for being idle, or hibernated, for long.
    idle_threshold        integer,
    hibernation_threshold integer,
    CONSTRAINT pools_pkey PRIMARY KEY (id),
    CONSTRAINT pools_default_is_public CHECK (is_public OR NOT is_default)
);

-- One default pool at most, also where two administrators make one at the same moment.
CREATE UNIQUE INDEX pools_one_default ON crc.pools (is_default) WHERE is_default;

-- The sizes of sessions that a pool offers. Memory and storage in GB.
CREATE TABLE crc.classes (
    id                integer          NOT NULL GENERATED ALWAYS AS IDENTITY,
    pool_id           integer          NOT NULL,
    name              text             NOT NULL,
    cpu               double precision NOT NULL,
    memory            bigint           NOT NULL,
    gpu               bigint           NOT NULL,
    max_storage       bigint           NOT NULL,
    default_storage   bigint           NOT NULL,
    is_default        boolean          NOT NULL,
    tolerations       text[]           NOT NULL,
    affinity_keys     text[]           NOT NULL,
    -- Of each key in its order whether nodes without it are out of the question.
    affinity_required boolean[]        NOT NULL,
    CONSTRAINT classes_pkey PRIMARY KEY (id),
    CONSTRAINT classes_pool FOREIGN KEY (pool_id) REFERENCES crc.pools (id) ON DELETE CASCADE,
    CONSTRAINT classes_affinities CHECK (cardinality(affinity_keys) = cardinality(affinity_required))
);

CREATE INDEX classes_of_a_pool ON crc.classes (pool_id, id);
CREATE UNIQUE INDEX classes_one_default ON crc.classes (pool_id) WHERE is_default;

-- Who may use a pool that is not for everybody.
CREATE TABLE crc.pool_users (
    pool_id integer NOT NULL,
    -- She goes with all of them.
    user_id text    NOT NULL,
    CONSTRAINT pool_users_pkey PRIMARY KEY (user_id, pool_id),
    CONSTRAINT pool_users_pool FOREIGN KEY (pool_id) REFERENCES crc.pools (id) ON DELETE CASCADE
);

CREATE INDEX pool_users_of_a_pool ON crc.pool_users (pool_id, user_id);

-- Who may not use the default pool, whichever that is.
CREATE TABLE crc.bars (
    user_id text NOT NULL,
    CONSTRAINT bars_pkey PRIMARY KEY (user_id)
);

-- What pools are to use together at most. The cluster follows these rows; one waits while applied < revision.
CREATE TABLE crc.quotas (
    -- Of the ResourceQuota and the PriorityClass.
    name          uuid             NOT NULL,
    -- None once the pool, or its quota, has gone.
    pool_id       integer,
    cpu           double precision NOT NULL,
    -- GB
    memory        bigint           NOT NULL,
    gpu           bigint           NOT NULL,
    gpu_kind      text             NOT NULL,
    -- To be taken out of the cluster; the row goes when that is done.
    removed       boolean          NOT NULL DEFAULT false,
    -- Grows with each change, and with the removal.
    revision      bigint           NOT NULL DEFAULT 1,
    -- The revision that the cluster has.
    applied       bigint           NOT NULL DEFAULT 0,
    tries         integer          NOT NULL DEFAULT 0,
    next_try      timestamptz      NOT NULL DEFAULT now(),
    claimed_until timestamptz,
    CONSTRAINT quotas_pkey PRIMARY KEY (name),
    CONSTRAINT quotas_one_for_a_pool UNIQUE (pool_id),
    CONSTRAINT quotas_pool FOREIGN KEY (pool_id) REFERENCES crc.pools (id) ON DELETE SET NULL,
    CONSTRAINT quotas_gpu_kind CHECK (gpu_kind IN ('nvidia', 'amd')),
    CONSTRAINT quotas_removed_of_no_pool CHECK (pool_id IS NULL OR NOT removed)
);

CREATE INDEX quotas_that_wait ON crc.quotas (next_try) WHERE applied < revision;
