/** Classes that break the rules of the architecture, each rule by one. */
@NullMarked
package dev.tandem.notification.violation;

import org.jspecify.annotations.NullMarked;
