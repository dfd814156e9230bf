/** Payments come in, are put beside what their owners did before, and are assessed. */
@NullMarked
package dev.tandem.risk.screening;

import org.jspecify.annotations.NullMarked;
