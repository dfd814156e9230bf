@NullMarked
package dev.tandem.notification.work;

import org.jspecify.annotations.NullMarked;
