/// The stream of events as it looks to somebody who has only the contract, for tests.
@NullMarked
package dev.ashlar.testkit.events;

import org.jspecify.annotations.NullMarked;
