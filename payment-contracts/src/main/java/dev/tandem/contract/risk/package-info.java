/** Decisions of risk-service. */
@NullMarked
package dev.tandem.contract.risk;

import org.jspecify.annotations.NullMarked;
