/** How all pages look and behave: addresses, amounts, times, errors, what a browser may load. */
@NullMarked
package dev.tandem.console.page;

import org.jspecify.annotations.NullMarked;
