/** Loops and reductions in plain Java: in comes the body of a kernel, out come its statements. */
@NullMarked
package dev.nnc.compiler.emit.loop;

import org.jspecify.annotations.NullMarked;
