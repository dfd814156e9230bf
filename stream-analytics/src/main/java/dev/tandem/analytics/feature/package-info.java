/** What is known of an owner, in numbers. */
@NullMarked
package dev.tandem.analytics.feature;

import org.jspecify.annotations.NullMarked;
