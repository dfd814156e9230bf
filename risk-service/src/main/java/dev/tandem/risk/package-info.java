@NullMarked
package dev.tandem.risk;

import org.jspecify.annotations.NullMarked;
