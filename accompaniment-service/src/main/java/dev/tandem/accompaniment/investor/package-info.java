/** What investors hold, may be recommended and have agreed to. */
@NullMarked
package dev.tandem.accompaniment.investor;

import org.jspecify.annotations.NullMarked;
