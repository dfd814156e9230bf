/** The risk levels of investors, as operators set them. */
@NullMarked
package dev.tandem.risk.investor;

import org.jspecify.annotations.NullMarked;
