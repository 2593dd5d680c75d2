package dev.ashlar.keycloak.admin;

/// A whole answer of the realm, whatever its status.
record Answer(int status, byte[] body) {}
