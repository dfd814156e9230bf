/** Requests to other houses over HTTP. */
@NullMarked
package dev.tandem.web.http;

import org.jspecify.annotations.NullMarked;
