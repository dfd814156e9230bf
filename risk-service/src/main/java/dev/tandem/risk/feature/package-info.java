/** Features: what the stream of all events tells of owners. Risk reads them and waits for none. */
@NullMarked
package dev.tandem.risk.feature;

import org.jspecify.annotations.NullMarked;
