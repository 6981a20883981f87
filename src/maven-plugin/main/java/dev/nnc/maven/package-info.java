/**
 * The goals. Parameters of a pom or command line come in; {@link dev.nnc.maven.build} does the
 * work.
 */
@NullMarked
package dev.nnc.maven;

import org.jspecify.annotations.NullMarked;
