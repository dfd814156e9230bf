/** The payments to assess and what their owners asked for before. */
@NullMarked
package dev.tandem.risk.payment;

import org.jspecify.annotations.NullMarked;
