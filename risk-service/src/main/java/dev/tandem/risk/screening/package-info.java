/** Screening: payments come in, get their owner's history, and are assessed. */
@NullMarked
package dev.tandem.risk.screening;

import org.jspecify.annotations.NullMarked;
