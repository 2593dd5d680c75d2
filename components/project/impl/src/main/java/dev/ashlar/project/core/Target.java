package dev.ashlar.project.core;

import dev.ashlar.authz.Grant;
import dev.ashlar.namespace.Namespace;

/// Where a new project is to be.
///
/// @param grant to write there
record Target(Namespace namespace, Grant grant) {}
