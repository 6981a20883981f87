/** Files against pinned bytes, and damaged files one by one. */
@NullMarked
package dev.nnc.runtime.file;

import org.jspecify.annotations.NullMarked;
