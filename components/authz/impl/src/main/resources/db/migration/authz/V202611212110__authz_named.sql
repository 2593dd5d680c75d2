-- The next id of a type that stands on either side of a relation; null after the last one. Two probes.
CREATE FUNCTION authz.named_after(type text, last text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN least(
    (SELECT r.resource_id FROM authz.relations r
     WHERE r.resource_type = named_after.type AND r.resource_id > named_after.last
     ORDER BY r.resource_id
     LIMIT 1),
    (SELECT r.subject_id FROM authz.relations r
     WHERE r.subject_type = named_after.type AND r.subject_id > named_after.last AND r.subject_id <> '*'
     ORDER BY r.subject_id
     LIMIT 1));
