/** Checks of text in requests: it must come back from the database as it was sent. */
@NullMarked
package dev.tandem.web.text;

import org.jspecify.annotations.NullMarked;
