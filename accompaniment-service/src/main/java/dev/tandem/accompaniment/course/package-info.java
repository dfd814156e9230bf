/** Where each investor is in each journey, kept in the database, and the steps they reach. */
@NullMarked
package dev.tandem.accompaniment.course;

import org.jspecify.annotations.NullMarked;
