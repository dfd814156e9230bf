/** Limits of a service's requests: the size of bodies, and the number in flight. */
@NullMarked
package dev.tandem.web.limit;

import org.jspecify.annotations.NullMarked;
