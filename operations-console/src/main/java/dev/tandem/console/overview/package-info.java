/** The front page: everything that is in doubt now. */
@NullMarked
package dev.tandem.console.overview;

import org.jspecify.annotations.NullMarked;
