/** What the checker answers to mistakes: scripts in, rendered messages out. */
@NullMarked
package dev.nnc.compiler.check;

import org.jspecify.annotations.NullMarked;
