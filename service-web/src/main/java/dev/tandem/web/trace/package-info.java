/** W3C trace context: every answer and every line of the log names its trace. */
@NullMarked
package dev.tandem.web.trace;

import org.jspecify.annotations.NullMarked;
