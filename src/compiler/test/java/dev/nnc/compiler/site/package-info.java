/**
 * Holds the documentation true: in come the pages of the site, whose scripts are checked, and the
 * tables of the compiler, from which {@code library.md} is written.
 */
@NullMarked
package dev.nnc.compiler.site;

import org.jspecify.annotations.NullMarked;
