/** The payments to assess, and the history of their owners. */
@NullMarked
package dev.tandem.risk.payment;

import org.jspecify.annotations.NullMarked;
