/** What investors can do with a message of a journey: read it, and have no more of them. */
@NullMarked
package dev.tandem.notification.link;

import org.jspecify.annotations.NullMarked;
