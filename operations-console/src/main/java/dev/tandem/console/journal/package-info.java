/** Every event the services publish, kept as it came, and the payments that follow from them. */
@NullMarked
package dev.tandem.console.journal;

import org.jspecify.annotations.NullMarked;
