/**
 * Calls services over HTTP in tests. Being on the class path is enough for every Spring test to
 * trust {@link dev.tandem.web.test.TestIssuer}, whose tokens {@link dev.tandem.web.test.Api} sends.
 */
@NullMarked
package dev.tandem.web.test;

import org.jspecify.annotations.NullMarked;
