/** Serves the JSON Schemas of events to whoever reads them. */
@NullMarked
package dev.tandem.web.schema;

import org.jspecify.annotations.NullMarked;
