-- One entry for each namespace, and nothing else: the total of somebody in 500 namespaces is read from this index, and
-- what is public is in its own total. Measured with 1,000,000 projects: 0.5 ms of processor instead of 0.8.
CREATE INDEX tallies_private ON authz.tallies (type, namespace_id) INCLUDE (delta)
    WHERE principal = '*' AND NOT public;

DROP INDEX authz.tallies_of_things;
