@NullMarked
package dev.tandem.fundpurchase;

import org.jspecify.annotations.NullMarked;
