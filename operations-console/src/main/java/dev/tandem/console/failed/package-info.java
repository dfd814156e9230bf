/** Messages that a service could not handle, and retrying or discarding them. */
@NullMarked
package dev.tandem.console.failed;

import org.jspecify.annotations.NullMarked;
