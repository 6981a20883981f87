/**
 * From graphs to kernels: which values are stored, which loops compute them, in what order and in
 * which memory. In come the simplified graphs of a program, out comes a {@link
 * dev.nnc.compiler.plan.StepPlan}.
 */
@NullMarked
package dev.nnc.compiler.plan;

import org.jspecify.annotations.NullMarked;
