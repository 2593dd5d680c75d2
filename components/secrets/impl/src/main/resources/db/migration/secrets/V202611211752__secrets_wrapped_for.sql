-- For which public key a secret's key is wrapped, as whoever rewrapped it noted; null where nobody knows, as of
-- everything that was just written. So a rotation that was killed goes on where it was, and what is left can be counted.
ALTER TABLE secrets.secrets ADD COLUMN wrapped_for text;

-- Whoever writes another wrapped key without saying for which key it is makes untrue what was noted of the one before.
CREATE FUNCTION secrets.forget_wrapping() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.encrypted_key IS DISTINCT FROM OLD.encrypted_key AND NEW.wrapped_for IS NOT DISTINCT FROM OLD.wrapped_for THEN
        NEW.wrapped_for := NULL;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER secrets_forget_wrapping BEFORE UPDATE OF encrypted_key ON secrets.secrets
FOR EACH ROW EXECUTE FUNCTION secrets.forget_wrapping();

CREATE OR REPLACE VIEW secrets.sealed
    (id, user_id, default_filename, kind, encrypted_value, encrypted_key, wrapped_for) AS
SELECT secret.id, secret.user_id, secret.default_filename, secret.kind, secret.encrypted_value, secret.encrypted_key,
       secret.wrapped_for
  FROM secrets.secrets secret;

-- As secrets.rewrap, and notes the name of the public key. With the same wrapped key twice it only notes the name.
CREATE FUNCTION secrets.rewrap_for(secret_id text, old_encrypted_key bytea, new_encrypted_key bytea, public_key text)
RETURNS boolean LANGUAGE sql VOLATILE AS $$
    WITH rewrapped AS (
        UPDATE secrets.secrets secret SET encrypted_key = $3, wrapped_for = $4
         WHERE secret.id = $1 AND secret.encrypted_key = $2
        RETURNING 1)
    SELECT EXISTS (SELECT FROM rewrapped)
$$;
