/** What a service's own records say of the money it moved, for those who compare. */
@NullMarked
package dev.tandem.web.proof;

import org.jspecify.annotations.NullMarked;
