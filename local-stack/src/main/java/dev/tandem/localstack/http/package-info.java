/** JSON over HTTP: a small server for simulators, their clock, and a client of the services. */
@NullMarked
package dev.tandem.localstack.http;

import org.jspecify.annotations.NullMarked;
