/** The rules that find a payment risky: plain Java, no database, no broker, no Spring. */
@NullMarked
package dev.tandem.risk.rules;

import org.jspecify.annotations.NullMarked;
