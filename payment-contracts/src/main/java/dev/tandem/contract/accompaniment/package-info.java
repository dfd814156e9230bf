/**
 * The events of the investors' accompaniment. Their tag says who they are for, see {@link
 * dev.tandem.contract.accompaniment.Audience}.
 */
@NullMarked
package dev.tandem.contract.accompaniment;

import org.jspecify.annotations.NullMarked;
