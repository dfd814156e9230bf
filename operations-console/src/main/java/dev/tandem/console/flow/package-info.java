/** How fast events are handled, and how far behind each consumer group is. */
@NullMarked
package dev.tandem.console.flow;

import org.jspecify.annotations.NullMarked;
