@NullMarked
package dev.tandem.notification.notice;

import org.jspecify.annotations.NullMarked;
