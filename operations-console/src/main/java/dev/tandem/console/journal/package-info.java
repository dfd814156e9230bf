/** Every event that the services publish, kept as it came, and the payments built from them. */
@NullMarked
package dev.tandem.console.journal;

import org.jspecify.annotations.NullMarked;
