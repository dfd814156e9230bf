/** The rules that look at what analytics tell. */
@NullMarked
package dev.tandem.risk.rules.analytics;

import org.jspecify.annotations.NullMarked;
