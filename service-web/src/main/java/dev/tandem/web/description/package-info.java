/** What a service tells its readers of itself: where its contract is, and what its problems mean. */
@NullMarked
package dev.tandem.web.description;

import org.jspecify.annotations.NullMarked;
