/** Random graphs, and what every graph must withstand. */
@NullMarked
package dev.nnc.compiler.ir;

import org.jspecify.annotations.NullMarked;
