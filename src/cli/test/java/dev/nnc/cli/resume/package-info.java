/** Trainings in processes that are stopped or killed. Moments come in, weights go out. */
@NullMarked
package dev.nnc.cli.resume;

import org.jspecify.annotations.NullMarked;
