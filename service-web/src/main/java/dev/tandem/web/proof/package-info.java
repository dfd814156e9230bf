/** What a service's own records say of its money and its events, for those who compare. */
@NullMarked
package dev.tandem.web.proof;

import org.jspecify.annotations.NullMarked;
