/** Quick starts of the suite's programs: unpacked for the JVM, with a cache of an earlier start. */
@NullMarked
package dev.tandem.localstack.startup;

import org.jspecify.annotations.NullMarked;
