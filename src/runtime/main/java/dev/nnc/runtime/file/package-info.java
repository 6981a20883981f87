/**
 * Files of tensors. Paths and tensors come in, checked tensors and whole files go out: a file is
 * never left half written, and what a damaged one claims is checked before memory is taken for it.
 */
@NullMarked
package dev.nnc.runtime.file;

import org.jspecify.annotations.NullMarked;
