/// What tests of several bricks share: real servers, and fakes of the ports that everybody uses.
@NullMarked
package dev.ashlar.testkit;

import org.jspecify.annotations.NullMarked;
