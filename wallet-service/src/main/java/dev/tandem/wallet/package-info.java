@NullMarked
package dev.tandem.wallet;

import org.jspecify.annotations.NullMarked;
