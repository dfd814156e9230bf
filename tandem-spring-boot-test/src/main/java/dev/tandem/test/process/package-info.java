/** Child processes that do not outlive the test that started them, their folders and ports. */
@NullMarked
package dev.tandem.test.process;

import org.jspecify.annotations.NullMarked;
