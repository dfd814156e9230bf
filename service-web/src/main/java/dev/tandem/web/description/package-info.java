/** A service's pages for its readers: its contract's address, and what its problems and events mean. */
@NullMarked
package dev.tandem.web.description;

import org.jspecify.annotations.NullMarked;
