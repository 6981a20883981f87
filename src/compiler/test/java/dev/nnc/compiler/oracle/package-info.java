/** Results recorded from other systems, compared with what scripts compute. */
@NullMarked
package dev.nnc.compiler.oracle;

import org.jspecify.annotations.NullMarked;
