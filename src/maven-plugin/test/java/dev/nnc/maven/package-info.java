/** Tests of the goals, by real builds of the projects in {@code test/projects}. */
@NullMarked
package dev.nnc.maven;

import org.jspecify.annotations.NullMarked;
