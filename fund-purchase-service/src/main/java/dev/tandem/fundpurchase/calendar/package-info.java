/** Trading days in Shanghai. */
@NullMarked
package dev.tandem.fundpurchase.calendar;

import org.jspecify.annotations.NullMarked;
