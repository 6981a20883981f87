/**
 * What the goals do. In come folders of scripts, options and what the last build left; out go Java,
 * class files, a note for the next build, and messages in the log.
 */
@NullMarked
package dev.nnc.maven.build;

import org.jspecify.annotations.NullMarked;
