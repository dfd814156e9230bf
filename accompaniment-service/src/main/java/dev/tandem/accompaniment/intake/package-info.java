/** What the suite's other services say of investors and funds. */
@NullMarked
package dev.tandem.accompaniment.intake;

import org.jspecify.annotations.NullMarked;
