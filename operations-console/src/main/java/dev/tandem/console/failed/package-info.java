/** Messages that a service could not handle, and the people who mend them. */
@NullMarked
package dev.tandem.console.failed;

import org.jspecify.annotations.NullMarked;
