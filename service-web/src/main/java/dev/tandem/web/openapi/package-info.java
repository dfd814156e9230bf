/** The service's own description, OpenAPI 3.1, at {@code /openapi.json}. */
@NullMarked
package dev.tandem.web.openapi;

import org.jspecify.annotations.NullMarked;
