/** Keeps secrets unreadable in the database. */
@NullMarked
package dev.tandem.web.secret;

import org.jspecify.annotations.NullMarked;
