/** The time: the machine's, or in the demo profile one that can be moved. */
@NullMarked
package dev.tandem.web.clock;

import org.jspecify.annotations.NullMarked;
