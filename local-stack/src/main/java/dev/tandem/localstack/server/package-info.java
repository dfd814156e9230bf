/** What the simulated outside world is made of: a small HTTP server, and a clock that moves ahead. */
@NullMarked
package dev.tandem.localstack.server;

import org.jspecify.annotations.NullMarked;
