@NullMarked
package dev.tandem.contract;

import org.jspecify.annotations.NullMarked;
