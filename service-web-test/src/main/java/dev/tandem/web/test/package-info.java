/**
 * How tests talk to a service over HTTP. Being on the class path is enough for every Spring test to
 * trust {@link dev.tandem.web.test.TestIssuer}, whose tokens {@link dev.tandem.web.test.Api} sends.
 */
@NullMarked
package dev.tandem.web.test;

import org.jspecify.annotations.NullMarked;
