/** Text in: nothing is taken that the database could not give back as it was sent. */
@NullMarked
package dev.tandem.web.text;

import org.jspecify.annotations.NullMarked;
