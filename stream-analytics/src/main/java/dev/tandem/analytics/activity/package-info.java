/** Events of the suite, as far as analytics look at them. */
@NullMarked
package dev.tandem.analytics.activity;

import org.jspecify.annotations.NullMarked;
