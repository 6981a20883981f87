/**
 * Evaluates expressions and the statements of definitions and models: in come their {@code Ast} and
 * a scope, out come values, and variables in the context. Calls, bodies and types need one another,
 * so they stand together; what data statements mean otherwise comes in as {@link
 * dev.nnc.compiler.check.expression.ColumnNames}.
 */
@NullMarked
package dev.nnc.compiler.check.expression;

import org.jspecify.annotations.NullMarked;
