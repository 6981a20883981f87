/**
 * Where rows come from. The words of a script, {@code csv("t.csv", header = false)}, come in; a
 * table goes out, opened by a {@link dev.nnc.runtime.data.source.SourceReader} of another module or
 * drawn.
 */
@NullMarked
package dev.nnc.runtime.data.source;

import org.jspecify.annotations.NullMarked;
