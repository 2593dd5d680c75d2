-- Whoever rewraps a key notes for which public key: secrets.rewrap_for does, and nobody calls this one.
DROP FUNCTION secrets.rewrap(text, bytea, bytea);
