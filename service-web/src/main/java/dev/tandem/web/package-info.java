@NullMarked
package dev.tandem.web;

import org.jspecify.annotations.NullMarked;
