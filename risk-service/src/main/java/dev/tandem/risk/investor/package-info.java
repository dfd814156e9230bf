/** How much risk investors are fit to take, as operators found it. */
@NullMarked
package dev.tandem.risk.investor;

import org.jspecify.annotations.NullMarked;
