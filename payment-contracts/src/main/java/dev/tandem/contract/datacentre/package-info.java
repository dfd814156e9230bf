/** What the data centre tells of investors' behaviour. */
@NullMarked
package dev.tandem.contract.datacentre;

import org.jspecify.annotations.NullMarked;
