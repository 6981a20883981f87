/**
 * What generated trainers and their callers share: tensors that go in and out, and the error that
 * users see.
 */
@NullMarked
package dev.nnc.runtime;

import org.jspecify.annotations.NullMarked;
