/**
 * A trainer as a program. Arguments of a command line come in; text or JSON lines, files and an
 * exit code go out.
 */
@NullMarked
package dev.nnc.runtime.launch;

import org.jspecify.annotations.NullMarked;
