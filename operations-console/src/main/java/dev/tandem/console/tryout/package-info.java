/** A place to try the suite, in a demo only. */
@NullMarked
package dev.tandem.console.tryout;

import org.jspecify.annotations.NullMarked;
