/** Cases of customer service: an investor, what happened to them, and the answers. */
@NullMarked
package dev.tandem.accompaniment.casework;

import org.jspecify.annotations.NullMarked;
