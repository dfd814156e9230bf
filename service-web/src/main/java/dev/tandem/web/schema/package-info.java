/** Serves the JSON Schemas of events. */
@NullMarked
package dev.tandem.web.schema;

import org.jspecify.annotations.NullMarked;
