/** What a service takes in: bodies and concurrent requests, both bounded. */
@NullMarked
package dev.tandem.web.limit;

import org.jspecify.annotations.NullMarked;
