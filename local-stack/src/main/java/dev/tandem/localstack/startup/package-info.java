/**
 * Quick starts of the suite's programs: laid out for the JVM, with what it has kept of one
 * before.
 */
@NullMarked
package dev.tandem.localstack.startup;

import org.jspecify.annotations.NullMarked;
