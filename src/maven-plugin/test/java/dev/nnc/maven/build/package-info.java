/** Tests of what the goals do, without a Maven. */
@NullMarked
package dev.nnc.maven.build;

import org.jspecify.annotations.NullMarked;
