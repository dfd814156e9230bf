/** The pages of a service for its readers: its contract, its problems and its events. */
@NullMarked
package dev.tandem.web.description;

import org.jspecify.annotations.NullMarked;
